# A second opinion on every request and on what the guards found, for `opa` in garita.yaml:
#   opa:
#     url: http://127.0.0.1:8181          # opa run --server policies/opa
#     # or bundle: ./policy.tar.gz        # opa build -t wasm -e garita/authz/decision \
#     #                                   #   -e garita/authz/verdict policies/opa -o policy.tar.gz
#     authorize: { path: garita/authz/decision }
#     verdict: { path: garita/authz/verdict }
package garita.authz

# It can only take away: what garita's own policy denies never gets here.
default decision := {"allow": true}

decision := {"allow": false, "reason": "models in preview are for people, not for keys"} if {
	startswith(input.resource, "models/preview-")
	input.subject.kind == "api-key"
}

# Findings come without their text: rule, category, entity, severity, score.
default verdict := "allow"

verdict := {"action": "block", "reason": "a bulk of personal data"} if {
	input.direction == "output"
	count(personal) > 20
}

personal := [finding | some finding in input.findings; finding.category == "pii"]
