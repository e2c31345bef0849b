package dev.portolan.plugins.requests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portolan.contracts.PluginId;
import dev.portolan.plugins.installations.InstallationViews.Whole;
import dev.portolan.plugins.installations.InstallingService;
import dev.portolan.plugins.requests.RequestViews.Approved;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Installs what was asked for, and says so to who has asked, in one transaction: both, or neither.
@ApplicationScoped
@Transactional
class ApprovalService {
    private static final String PRESENT = "It had been installed meanwhile, and stays as it was.";

    private final RequestService requests;
    private final InstallingService installing;

    ApprovalService(RequestService requests, InstallingService installing) {
        this.requests = requests;
        this.installing = installing;
    }

    /// What somebody has installed meanwhile stays as it is, and the request is approved.
    ///
    /// @param change as for `PUT` of an installation, enabled unless it says otherwise
    Approved approve(UUID id, @Nullable JsonNode change) {
        var row = requests.toApprove(id);
        var plugin = new PluginId(row.publisher, row.plugin);
        var present = installing.held(plugin);
        if (present.isPresent()) {
            return new Approved(requests.approved(row, PRESENT), present.get());
        }
        var installation = install(row, plugin, change);
        return new Approved(requests.approved(row, null), installation);
    }

    private Whole install(RequestRow row, PluginId plugin, @Nullable JsonNode change) {
        var whole = change;
        if (row.wanted != null && change instanceof ObjectNode said && !said.has("version") && !said.has("channel")) {
            whole = said.deepCopy().put("version", row.wanted);
        }
        return installing.install(plugin, whole, "asked for by " + row.name);
    }
}
