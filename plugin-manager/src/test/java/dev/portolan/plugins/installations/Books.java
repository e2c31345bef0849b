package dev.portolan.plugins.installations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.portolan.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// All that the database says of one tenant's installations at one moment, and the rules that hold at every moment.
record Books(List<Entry> installations, Map<UUID, List<Page>> revisions, Set<UUID> secretsOf) {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Set<String> ASKED = Set.of("catalog.entity.read", "egress:http://{config.host}");

    /// An installation as it stands.
    record Entry(UUID id, String plugin, boolean uninstalled, Page now) {}

    /// A revision, or what stands in the installation's row.
    record Page(
            long number,
            String version,
            @Nullable String channel,
            String desired,
            Setting setting,
            @Nullable String change,
            @Nullable JsonNode diff) {}

    record Setting(boolean enabled, JsonNode configuration, JsonNode secrets, JsonNode grants) {}

    static Books of(UUID tenant) throws SQLException {
        try (var connection = TestDatabase.superuser()) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            var installations = new ArrayList<Entry>();
            select(
                    connection,
                    "select i.*, r.version as release_version, null as change, null as diff from installation i"
                            + " join release r using (digest) where i.tenant_id = ? order by i.plugin",
                    tenant,
                    row -> installations.add(new Entry(
                            row.getObject("id", UUID.class),
                            row.getString("plugin"),
                            row.getObject("uninstalled_at") != null,
                            page(row))));
            var revisions = new LinkedHashMap<UUID, List<Page>>();
            select(
                    connection,
                    "select v.*, r.version as release_version from installation_revision v join release r using (digest)"
                            + " where v.tenant_id = ? order by v.revision",
                    tenant,
                    row -> revisions
                            .computeIfAbsent(row.getObject("installation", UUID.class), _ -> new ArrayList<>())
                            .add(page(row)));
            var secrets = new HashSet<UUID>();
            select(
                    connection,
                    "select installation from secret where tenant_id = ?",
                    tenant,
                    row -> secrets.add(row.getObject("installation", UUID.class)));
            return new Books(installations, revisions, secrets);
        }
    }

    /// Everything that is so whatever has happened.
    void check() {
        var ids = installations.stream().map(Entry::id).toList();
        assertThat(ids).as("each history belongs to an installation").containsAll(revisions.keySet());
        assertThat(ids).as("no secret outlives its installation").containsAll(secretsOf);
        installations.forEach(this::check);
    }

    private void check(Entry entry) {
        var history = revisions.getOrDefault(entry.id, List.of());
        assertThat(history).as(entry.plugin + " has a history").isNotEmpty();
        for (var i = 0; i < history.size(); i++) {
            assertThat(history.get(i).number).as("revisions have no gap").isEqualTo(i + 1L);
        }
        var last = history.getLast();
        assertThat(new Page(last.number, last.version, last.channel, last.desired, last.setting, null, null))
                .as(entry.plugin + ": the newest revision is what stands")
                .isEqualTo(entry.now);
        assertThat(replay(history))
                .as(entry.plugin + ": the differences lead there")
                .isEqualTo(flat(entry.now));
        sound(entry);
        assertThat(history.getFirst().change).isEqualTo("INSTALLED");
    }

    private static void sound(Entry entry) {
        var now = entry.now;
        var configured = now.setting.configuration.path("host").isTextual() || !entry.plugin.endsWith("-a");
        assertThat(entry.uninstalled).isEqualTo(now.desired.equals("UNINSTALLING"));
        if (now.desired.equals("ENABLED")) {
            assertThat(now.setting.enabled)
                    .as("enabled only when it was asked for")
                    .isTrue();
            assertThat(configured).as("never enabled without its configuration").isTrue();
        }
        if (now.setting.enabled) {
            var grants = new HashSet<String>();
            now.setting.grants.forEach(grant -> grants.add(grant.asText()));
            assertThat(grants).as("never enabled without consent").containsAll(ASKED);
        }
        if (now.desired.equals("DISABLED")) {
            assertThat(now.setting.enabled).isFalse();
        }
        if (now.desired.equals("NEEDS_CONFIGURATION")) {
            assertThat(configured).isFalse();
        }
        assertThat(now.setting.configuration.path("token").path("set").asBoolean())
                .as("a secret is said to be set when it is")
                .isEqualTo(now.setting.secrets.has("/token"));
    }

    /// What the differences make of nothing.
    private static Map<String, JsonNode> replay(List<Page> history) {
        var state = new TreeMap<String, JsonNode>();
        for (var page : history) {
            if ("INSTALLED".equals(page.change)) {
                state.clear();
            }
            for (var change : Objects.requireNonNull(page.diff)) {
                var path = change.path("path").asText();
                if (path.equals("/desired")) {
                    continue;
                }
                if (change.hasNonNull("after")) {
                    state.put(path, change.get("after"));
                } else {
                    state.remove(path);
                }
            }
        }
        state.replaceAll((path, value) ->
                path.equals("/configuration/token") ? JsonNodeFactory.instance.textNode("set") : value);
        return state;
    }

    private static Map<String, JsonNode> flat(Page page) {
        var nodes = JsonNodeFactory.instance;
        var state = new TreeMap<String, JsonNode>();
        state.put("/version", nodes.textNode(page.version));
        if (page.channel != null) {
            state.put("/channel", nodes.textNode(page.channel));
        }
        state.put("/enabled", nodes.booleanNode(page.setting.enabled));
        state.put("/grants", page.setting.grants);
        page.setting.configuration.properties().forEach(member -> {
            if (!member.getKey().equals("token")) {
                state.put("/configuration/" + member.getKey(), member.getValue());
            } else if (member.getValue().path("set").asBoolean()) {
                state.put("/configuration/token", nodes.textNode("set"));
            }
        });
        return state;
    }

    private static Page page(ResultSet row) throws SQLException {
        var diff = row.getString("diff");
        return new Page(
                row.getLong("revision"),
                row.getString("release_version"),
                row.getString("channel"),
                row.getString("desired"),
                new Setting(
                        row.getBoolean("enabled"),
                        json(row.getString("configuration")),
                        json(row.getString("secrets")),
                        json(row.getString("grants"))),
                row.getString("change"),
                diff == null ? null : json(diff));
    }

    private static JsonNode json(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private interface Reading {
        void row(ResultSet row) throws SQLException;
    }

    private static void select(Connection connection, String sql, UUID tenant, Reading reading) throws SQLException {
        try (var select = connection.prepareStatement(sql)) {
            select.setObject(1, tenant);
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    reading.row(rows);
                }
            }
        }
    }
}
