import { GaritaError } from "../../core/errors.ts";

/** Why a token is not accepted, as told to whoever presents it: nothing of the token itself. */
const PROBLEMS = {
  malformed: "the token is malformed",
  type: "the token is of a type that is not accepted",
  algorithm: "the token is signed with an algorithm that is not accepted",
  critical: "the token demands an extension that is not known",
  signature: "the signature of the token is not valid",
  issuer: "the token is not from an accepted issuer",
  audience: "the token is for another audience",
  expired: "the token has expired",
  notYet: "the token is not valid yet",
  times: "the token lacks valid times",
  subject: "the token lacks a valid subject",
  claims: "the token lacks a claim that is required",
  groups: "the token does not list groups or roles in a way that can be read",
  scope: "the token lacks a scope that is required",
  client: "the token was given to a client that is not accepted",
  actor: "the token names an actor that may not act",
  bound: "the token is bound to a key that was not proven",
  inactive: "the token is not active",
} as const;

export type TokenProblem = keyof typeof PROBLEMS;

export function tokenRefused(problem: TokenProblem): GaritaError {
  return new GaritaError("auth.invalid", PROBLEMS[problem]);
}
