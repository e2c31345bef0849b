package dev.portolan.ui.operatortenants;

import dev.portolan.ui.session.StaffRight;
import dev.portolan.ui.session.StaffSession;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The tabs of a tenant's page. Knows no components.
enum TenantTabs {
    OVERVIEW("Overview", null),
    MEMBERS("Members", null),
    PLUGINS("Plugins", null),
    INVOICES("Invoices", StaffRight.SEE_INVOICES),
    TIMELINE("Timeline", null),
    ERASURE("Erasure", null);

    private final String title;
    private final @Nullable StaffRight right;

    TenantTabs(String title, @Nullable StaffRight right) {
        this.title = title;
        this.right = right;
    }

    String title() {
        return title;
    }

    /// As the address has it.
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    String path(String slug) {
        return "operator/tenants/" + slug + (this == OVERVIEW ? "" : "/" + word());
    }

    /// @param state the tenant's
    static List<TenantTabs> of(String state, StaffSession staff) {
        var tabs = new ArrayList<TenantTabs>();
        for (var tab : values()) {
            var leaving = "offboarding".equals(state) || "deleted".equals(state);
            if ((tab.right == null || staff.may(tab.right)) && (tab != ERASURE || leaving)) {
                tabs.add(tab);
            }
        }
        return tabs;
    }
}
