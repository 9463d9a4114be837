import * as mst from "stdnum/lib/cjs/vn/mst.js";
import type { Recognizer } from "../../recognizer.ts";
import { defineNationalId, passes } from "./national-id.ts";

const vnCccd = defineNationalId({
  id: "vn-cccd",
  country: "VN",
  title: "Vietnamese citizen identity number (CCCD)",
  entity: "VN_CCCD",
  references: ["Luật Căn cước 26/2023/QH15 (Việt Nam)", "Nghị định 137/2015/NĐ-CP"],
  // Province 001 to 096, then sex and century, then the year.
  shape: /(?<![\w.+-])0\d{2}[0-3]\d{8}(?![\w-])/,
  bare: 0.1,
  validate: (value) => value.slice(0, 3) <= "096" && !value.startsWith("000"),
  words: "cccd,căn cước,căn cước công dân,cmnd,chứng minh nhân dân,citizen id,national id".split(
    ",",
  ),
  examples: {
    finds: ["CCCD 001085012345", "căn cước công dân: 079192123456"],
    ignores: ["CCCD 099085012345", "CCCD 101085012345", "CCCD 00108501234"],
  },
});

const vnMst = defineNationalId({
  id: "vn-mst",
  country: "VN",
  title: "Vietnamese tax number (MST)",
  entity: "VN_MST",
  severity: "low",
  references: ["Luật Quản lý thuế 38/2019/QH14 (Việt Nam)"],
  shape: /(?<![\w.+-])\d{10}(?:-?\d{3})?(?![\w-])/,
  validate: passes(mst),
  words: ["mst", "mã số thuế", "thuế", "tax code", "tax id"],
  examples: {
    finds: ["MST 0122825086", "mã số thuế 0397593584-001"],
    ignores: ["0137881230", "MST 0116825216", "MST 010023348"],
  },
});

export const vnRecognizers: readonly Recognizer[] = [vnCccd, vnMst];
