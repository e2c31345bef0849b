package dev.portolan.ui.session;

import java.util.Collection;
import java.util.List;

/// What staff may do with which of their roles, as docs/staff.md has it: pages only leave out by it what a service
/// would refuse.
public enum StaffRight {
    LOOK(StaffRight.OPERATOR, StaffRight.SUPPORT, StaffRight.BILLING),
    SUSPEND(StaffRight.OPERATOR),
    RETRY_PROVISIONING(StaffRight.OPERATOR, StaffRight.SUPPORT),
    SKIP_PROVISIONING(StaffRight.OPERATOR),
    CHANGE_PLAN(StaffRight.OPERATOR, StaffRight.BILLING),
    EXTEND_TRIAL(StaffRight.OPERATOR, StaffRight.BILLING),
    RAISE_LIMIT(StaffRight.OPERATOR, StaffRight.BILLING),
    MOVE_TEST_CLOCK(StaffRight.OPERATOR, StaffRight.BILLING),
    SEE_INVOICES(StaffRight.OPERATOR, StaffRight.BILLING),
    RUN_INVOICES(StaffRight.BILLING),
    ISSUE_INVOICE(StaffRight.BILLING),
    RECORD_PAYMENT(StaffRight.BILLING),
    CORRECT_INVOICE(StaffRight.BILLING),
    HOLD_SUPPORT_SESSION(StaffRight.OPERATOR, StaffRight.SUPPORT),
    SEE_RELEASES(StaffRight.OPERATOR, StaffRight.SUPPORT),
    ROLL_OUT_RELEASE(StaffRight.OPERATOR),
    STOP_RELEASE(StaffRight.OPERATOR),
    SEE_MARKETPLACE(StaffRight.OPERATOR, StaffRight.SUPPORT),
    KEEP_PUBLISHERS(StaffRight.OPERATOR),
    REVIEW_RELEASE(StaffRight.OPERATOR),
    REBUILD_TOPICS(StaffRight.OPERATOR);

    private static final String OPERATOR = "operator";
    private static final String SUPPORT = "support";
    private static final String BILLING = "billing";

    private final List<String> roles;

    StaffRight(String... roles) {
        this.roles = List.of(roles);
    }

    /// @param held the roles of somebody
    public boolean in(Collection<String> held) {
        return roles.stream().anyMatch(held::contains);
    }
}
