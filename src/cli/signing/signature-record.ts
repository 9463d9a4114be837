import type {
  FileSignature,
  SignatureRecord,
  SignatureStatus,
} from "../../core/signature-record.ts";
import type { ScanReport } from "../../report/report.ts";
import { isIncomplete } from "../../supply/signing/problem.ts";
import type { Signer } from "../../supply/signing/verify.ts";
import type { VerifiedModel } from "./verify-model.ts";

/** The scan's report with what came of the signature, for all and for each file. */
export function withSignature(
  report: ScanReport,
  verified: VerifiedModel,
  nameOf: (path: string) => string,
): ScanReport {
  const signature = toRecord(verified);
  const { status } = signature;
  // A signature is one over all files: a file of a model that is not verified is not, either.
  const statusOf = (path: string): FileSignature =>
    status === "verified" && verified.found?.sha256.has(nameOf(path)) !== true
      ? "unsigned"
      : status;
  const files = report.files.map((file) => ({ ...file, signature: statusOf(file.path) }));
  return { ...report, files, signature };
}

function toRecord({ problems, signer, signed }: VerifiedModel): SignatureRecord {
  const status = statusFor(problems);
  if (status !== "verified" || signer === null || signed === null)
    return { status, method: null, signer: null, digest: null };
  return { status, method: signer.method, signer: nameOfSigner(signer), digest: signed.digest };
}

function statusFor(problems: VerifiedModel["problems"]): SignatureStatus {
  if (problems.length === 0) return "verified";
  if (problems.some(({ reason }) => reason === "signature-missing")) return "none";
  return problems.every(isIncomplete) ? "incomplete" : "failed";
}

function nameOfSigner(signer: Signer): string {
  switch (signer.method) {
    case "key":
      return signer.hint;
    case "certificate":
      return `${signer.subject} (${signer.fingerprint})`;
    case "sigstore":
      return `${signer.identity} (${signer.issuer})`;
  }
}
