/** `none`: no signature is there. `incomplete`: it could not be compared with every file. */
export type SignatureStatus = "verified" | "failed" | "incomplete" | "none";

/** What came of verifying the signature over a set of files, for reports about these files. */
export interface SignatureRecord {
  readonly status: SignatureStatus;
  /** `key`, `certificate` or `sigstore`; null unless verified, and so is what follows. */
  readonly method: string | null;
  /** The key's hint, the certificate's subject, or who was identified and by whom. */
  readonly signer: string | null;
  /** Digest of the set of files, as signed. */
  readonly digest: string | null;
}

/** What that means for one file; `unsigned`: the signature is good and says nothing of it. */
export type FileSignature = SignatureStatus | "unsigned";
