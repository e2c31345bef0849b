package dev.portolan.ui.operatortenants;

import dev.portolan.ui.clients.Staff.TenantPage;
import dev.portolan.ui.page.Background;
import dev.portolan.ui.page.Toast;
import dev.portolan.ui.session.StaffRight;
import dev.portolan.ui.session.StaffSession;

/// A look of somebody at a tenant.
///
/// @param changed loads the page again
record Looked(StaffSession staff, TenantPage page, TenantDesk desk, Background background, Runnable changed) {
    String slug() {
        return page.tenant().slug();
    }

    String name() {
        return page.tenant().name().isBlank() ? slug() : page.tenant().name();
    }

    String state() {
        return page.tenant().state();
    }

    boolean may(StaffRight right) {
        return staff.may(right);
    }

    /// Says what was done, and shows it.
    void done(String words) {
        Toast.say(words);
        changed.run();
    }
}
