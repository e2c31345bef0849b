package dev.portolan.tenants.operator;

import static dev.portolan.tenants.operator.StaffRight.Roles.BILLING;
import static dev.portolan.tenants.operator.StaffRight.Roles.OPERATOR;
import static dev.portolan.tenants.operator.StaffRight.Roles.SUPPORT;

import java.util.List;
import java.util.Set;

/// What staff may do, with which of their roles, by which routes: the whole table, also of what other services serve.
/// A test holds it against docs/staff.md and against what the resources say.
public enum StaffRight {
    LOOK(
            Set.of(OPERATOR, SUPPORT, BILLING),
            "GET /api/operator/tenants",
            "GET /api/operator/tenants/{}",
            "GET /api/operator/tenants/{}/members",
            "GET /api/operator/tenants/{}/timeline",
            "GET /api/operator/tenants/{}/erasure",
            "GET /api/operator/plugins/tenants/{}"),
    SUSPEND(Set.of(OPERATOR), "POST /api/operator/tenants/{}/suspension", "DELETE /api/operator/tenants/{}/suspension"),
    RETRY_PROVISIONING(Set.of(OPERATOR, SUPPORT), "POST /api/operator/tenants/{}/provisioning/retry"),
    SKIP_PROVISIONING(Set.of(OPERATOR), "POST /api/operator/tenants/{}/provisioning/skip"),
    CHANGE_PLAN(Set.of(OPERATOR, BILLING), "POST /api/operator/tenants/{}/plan"),
    EXTEND_TRIAL(Set.of(OPERATOR, BILLING), "POST /api/operator/tenants/{}/trial"),
    RAISE_LIMIT(
            Set.of(OPERATOR, BILLING),
            "PUT /api/operator/tenants/{}/limits/{}",
            "DELETE /api/operator/tenants/{}/limits/{}"),
    MOVE_TEST_CLOCK(
            Set.of(OPERATOR, BILLING),
            "GET /api/operator/tenants/{}/clock",
            "PUT /api/operator/tenants/{}/clock",
            "PUT /api/operator/tenants/{}/test"),
    SEE_INVOICES(
            Set.of(OPERATOR, BILLING),
            "GET /api/operator/invoices",
            "GET /api/operator/invoices/{}",
            "GET /api/operator/invoices/{}/pdf",
            "GET /api/operator/invoice-runs/{}"),
    RUN_INVOICES(Set.of(BILLING), "POST /api/operator/invoice-runs"),
    ISSUE_INVOICE(Set.of(BILLING), "POST /api/operator/invoices/{}/issue"),
    RECORD_PAYMENT(Set.of(BILLING), "POST /api/operator/invoices/{}/payment"),
    CORRECT_INVOICE(Set.of(BILLING), "POST /api/operator/invoices/{}/void", "POST /api/operator/invoices/{}/credit"),
    HOLD_SUPPORT_SESSION(
            Set.of(OPERATOR, SUPPORT),
            "GET /api/operator/support-sessions",
            "POST /api/operator/support-sessions",
            "POST /api/operator/support-sessions/{}/end"),
    SEE_RELEASES(
            Set.of(OPERATOR, SUPPORT),
            "GET /api/operator/plugins/releases",
            "GET /api/operator/plugins/releases/{}/rollout",
            "GET /api/operator/plugins/rings/{}"),
    ROLL_OUT_RELEASE(
            Set.of(OPERATOR), "PUT /api/operator/plugins/releases/{}/rollout", "PUT /api/operator/plugins/rings/{}"),
    STOP_RELEASE(
            Set.of(OPERATOR),
            "POST /api/operator/plugins/releases/{}/revocation",
            "DELETE /api/operator/plugins/releases/{}/revocation");

    private final Set<String> roles;
    private final List<String> routes;

    StaffRight(Set<String> roles, String... routes) {
        this.roles = roles;
        this.routes = List.of(routes);
    }

    /// `operator`, `support`, `billing`: any of these is enough.
    public Set<String> roles() {
        return roles;
    }

    /// Method and path, with `{}` for whatever is named in it.
    public List<String> routes() {
        return routes;
    }

    /// The roles at Keycloak and in `@RolesAllowed`.
    static final class Roles {
        static final String OPERATOR = "operator";
        static final String SUPPORT = "support";
        static final String BILLING = "billing";

        private Roles() {}
    }
}
