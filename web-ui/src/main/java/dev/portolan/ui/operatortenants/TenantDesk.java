package dev.portolan.ui.operatortenants;

import dev.portolan.ui.clients.StaffClient;
import dev.portolan.ui.clients.StaffInvoiceClient;
import dev.portolan.ui.clients.StaffPlanClient;
import dev.portolan.ui.clients.StaffPluginClient;
import dev.portolan.ui.clients.StaffReleaseClient;
import jakarta.enterprise.context.ApplicationScoped;

/// Whom the parts of a tenant's page ask.
@ApplicationScoped
class TenantDesk {
    private final StaffClient tenants;
    private final StaffPlanClient plans;
    private final StaffInvoiceClient invoices;
    private final StaffPluginClient plugins;
    private final StaffReleaseClient releases;

    TenantDesk(
            StaffClient tenants,
            StaffPlanClient plans,
            StaffInvoiceClient invoices,
            StaffPluginClient plugins,
            StaffReleaseClient releases) {
        this.tenants = tenants;
        this.plans = plans;
        this.invoices = invoices;
        this.plugins = plugins;
        this.releases = releases;
    }

    StaffClient tenants() {
        return tenants;
    }

    StaffPlanClient plans() {
        return plans;
    }

    StaffInvoiceClient invoices() {
        return invoices;
    }

    StaffPluginClient plugins() {
        return plugins;
    }

    StaffReleaseClient releases() {
        return releases;
    }
}
