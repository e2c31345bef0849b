package dev.portolan.ui.members;

import dev.portolan.contracts.Permissions;
import dev.portolan.ui.clients.Account.Member;
import dev.portolan.ui.clients.MembersClient;
import dev.portolan.ui.page.Background;
import dev.portolan.ui.session.TenantSession;

/// What the parts of the members' page work with.
///
/// @param changed shows members and invitations anew
record MembersDesk(TenantSession tenant, MembersClient members, Background background, Runnable changed) {
    boolean manages() {
        return tenant.may(Permissions.MEMBER_MANAGE);
    }

    boolean self(Member member) {
        return member.subject().equals(tenant.person().subject());
    }

    /// Whether this person may change or remove `member`: an owner is an owner's business.
    boolean manages(Member member) {
        return manages() && ("owner".equals(tenant.role()) || !"owner".equals(member.role()));
    }
}
