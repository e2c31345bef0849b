package dev.portolan.plugins.spaces;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portolan.contracts.PluginId;
import dev.portolan.contracts.TenantId;
import dev.portolan.kernel.tenancy.TenantScope;
import dev.portolan.plugins.installations.Installation;
import dev.portolan.plugins.installations.InstalledService;
import dev.portolan.plugins.permissions.Permission;
import dev.portolan.streams.Json;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// Writes a tenant's installations as JSON lines, a page of them in memory at a time. Configurations have no secrets in
/// them: these are kept apart, and stay.
@ApplicationScoped
class PluginExport {
    private static final int PAGE = 50;
    private static final String FILE = "installations";

    private final InstalledService installed;
    private final TenantScope scope;

    PluginExport(InstalledService installed, TenantScope scope) {
        this.installed = installed;
        this.scope = scope;
    }

    void write(TenantId tenant, OutputStream out) throws IOException {
        var count = write(tenant, false, out) + write(tenant, true, out);
        line(out, new Line("end", Map.of(FILE, count)));
    }

    private long write(TenantId tenant, boolean retained, OutputStream out) throws IOException {
        var count = 0L;
        var after = "";
        while (true) {
            var from = after;
            var page = scope.call(tenant, () -> installed.page(retained, from, PAGE));
            for (var installation : page) {
                line(out, new Line(FILE, Row.of(installation, retained)));
                count++;
                after = installation.plugin().toString();
            }
            if (page.size() < PAGE) {
                return count;
            }
        }
    }

    private static void line(OutputStream out, Line line) throws IOException {
        out.write(Json.write(line));
        out.write('\n');
    }

    /// One line.
    ///
    /// @param file which file of the export it belongs to, or `end`
    record Line(String file, Object row) {}

    /// @param uninstalled whether it is kept only to be restored
    record Row(
            PluginId plugin,
            long revision,
            boolean enabled,
            boolean uninstalled,
            JsonNode configuration,
            List<String> grants,
            Instant changedAt) {
        Row {
            grants = List.copyOf(grants);
        }

        static Row of(Installation installation, boolean retained) {
            var setup = installation.setup();
            return new Row(
                    installation.plugin(),
                    installation.revision(),
                    installation.enabled(),
                    retained,
                    setup.configuration(),
                    setup.grants().permissions().stream()
                            .map(Permission::text)
                            .sorted()
                            .toList(),
                    installation.changedAt());
        }
    }
}
