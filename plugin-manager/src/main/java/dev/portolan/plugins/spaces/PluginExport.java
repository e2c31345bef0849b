package dev.portolan.plugins.spaces;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import dev.portolan.contracts.PluginId;
import dev.portolan.contracts.TenantId;
import dev.portolan.kernel.tenancy.TenantScope;
import dev.portolan.plugins.installations.Installation;
import dev.portolan.plugins.installations.InstalledService;
import dev.portolan.plugins.kv.KvEntry;
import dev.portolan.plugins.kv.KvService;
import dev.portolan.plugins.permissions.Permission;
import dev.portolan.streams.Json;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes a tenant's installations, what their plugins remember and whatever else it takes along as JSON lines, a
/// page of them in memory at a time. Configurations have no secrets in them: these are kept apart, and stay.
@ApplicationScoped
class PluginExport {
    private static final int PAGE = 50;
    private static final String FILE = "installations";
    private static final String MEMORY = "kv";

    private final InstalledService installed;
    private final KvService memory;
    private final TakenService rest;
    private final TenantScope scope;

    PluginExport(InstalledService installed, KvService memory, TakenService rest, TenantScope scope) {
        this.installed = installed;
        this.memory = memory;
        this.rest = rest;
        this.scope = scope;
    }

    void write(TenantId tenant, OutputStream out) throws IOException {
        var entries = new long[1];
        var count = write(tenant, false, entries, out) + write(tenant, true, entries, out);
        var counts = new LinkedHashMap<>(Map.of(FILE, count, MEMORY, entries[0]));
        for (var taken : Taken.values()) {
            counts.put(taken.file(), write(tenant, taken, out));
        }
        line(out, new Line("end", counts));
    }

    private long write(TenantId tenant, Taken taken, OutputStream out) throws IOException {
        var count = new long[1];
        try {
            scope.run(
                    tenant,
                    () -> rest.each(taken, json -> {
                        try {
                            var row = Json.read(json.getBytes(StandardCharsets.UTF_8), JsonNode.class);
                            line(out, new Line(taken.file(), row));
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                        count[0]++;
                    }));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return count[0];
    }

    private long write(TenantId tenant, boolean retained, long[] entries, OutputStream out) throws IOException {
        var count = 0L;
        var after = "";
        while (true) {
            var from = after;
            var page = scope.call(tenant, () -> installed.page(retained, from, PAGE));
            for (var installation : page) {
                line(out, new Line(FILE, Row.of(installation, retained)));
                count++;
                entries[0] += remembered(tenant, installation, out);
                after = installation.plugin().toString();
            }
            if (page.size() < PAGE) {
                return count;
            }
        }
    }

    private long remembered(TenantId tenant, Installation installation, OutputStream out) throws IOException {
        var count = 0L;
        var after = "";
        while (true) {
            var from = after;
            var page = scope.call(tenant, () -> memory.list(installation.id(), "", from, PAGE));
            for (var entry : page) {
                line(out, new Line(MEMORY, Remembered.of(installation, entry)));
                after = entry.key();
            }
            count += page.size();
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

    /// @param expiresAt absent where it is not forgotten by itself
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Remembered(
            PluginId plugin,
            String key,
            JsonNode value,
            @Nullable Instant expiresAt) {
        static Remembered of(Installation installation, KvEntry entry) {
            var value = Json.read(entry.value().getBytes(StandardCharsets.UTF_8), JsonNode.class);
            return new Remembered(installation.plugin(), entry.key(), value, entry.expiresAt());
        }
    }

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
