export type { Caller, CallerLimits, Identity } from "./caller.ts";
export { ProfileConfig, toProfile } from "./config.ts";
export { DEFAULT_POLICY, PolicyConfig } from "./language/config.ts";
export { compilePolicy } from "./decide.ts";
export type {
  AccessContext,
  AccessRequest,
  Decide,
  Decision,
  Obligation,
  RoleLimits,
} from "./access.ts";
export { parseResource, splitResource } from "./resource.ts";
export { judge } from "./judge.ts";
export type { JudgedText, Verdict } from "./judge.ts";
export type { Lease, Reservation, Reserve } from "./limit.ts";
export { compileSelection } from "./select.ts";
export type { ProfileRule, RequestContext, SelectProfile } from "./select.ts";
export { PROFILES } from "./profile.ts";
export type { Profile } from "./profile.ts";
