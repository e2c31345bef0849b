package dev.portolan.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portolan.contracts.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScriptsTest {
    private static final Pattern TOPIC = Pattern.compile(".*--topic (\\S+) --partitions (\\d+) .*");
    private static final Pattern RETENTION = Pattern.compile(".*retention.ms=(\\d+).*");

    @TempDir
    Path folder;

    @Test
    void topicsAreThoseOfTheContracts() {
        var calls = Scripts.calls(
                folder,
                "kafka-topics.sh",
                Map.of(),
                Repo.path("deploy/kafka/topics.sh").toString(),
                "kafka:9092",
                "3");

        var made = new TreeMap<String, String>();
        calls.lines().forEach(line -> {
            var topic = TOPIC.matcher(line);
            assertThat(topic.matches()).as(line).isTrue();
            assertThat(line).contains("--replication-factor 3").contains("--if-not-exists");
            var retention = RETENTION.matcher(line);
            made.put(
                    topic.group(1),
                    retention.matches()
                            ? Duration.ofMillis(Long.parseLong(retention.group(1)))
                                    .toString()
                            : "compact");
        });

        assertThat(made).isEqualTo(planned());
    }

    @Test
    void rolesAndDatabasesAreMadeWithTheirPasswords() {
        var environment = new HashMap<String, String>();
        environment.put("ROLES_SQL", Repo.path("deploy/postgres/roles.sql").toString());
        for (var name : List.of("TENANT", "CATALOG", "PLUGIN")) {
            for (var role : List.of("OWNER", "APP", "CROSS")) {
                environment.put(name + "_" + role + "_PASSWORD", "pw-" + name + "-" + role);
            }
        }
        environment.put("KEYCLOAK_DB_PASSWORD", "pw-keycloak");

        var sql = Scripts.calls(
                folder,
                "psql",
                environment,
                Repo.path("deploy/postgres/init.sh").toString());

        assertThat(sql)
                .contains("alter role tenant_app password 'pw-TENANT-APP';")
                .contains("alter role plugin_cross password 'pw-PLUGIN-CROSS';")
                .contains("create database catalog owner catalog_owner;")
                .contains("\\connect catalog\n")
                .contains("\\connect postgres\n")
                .contains("create role keycloak login nosuperuser password 'pw-keycloak';")
                .doesNotContain("${");
    }

    @Test
    void aPasswordThatWouldBreakOutOfItsQuotesIsRefused() {
        var environment =
                Map.of("ROLES_SQL", Repo.path("deploy/postgres/roles.sql").toString(), "TENANT_OWNER_PASSWORD", "a'b");

        assertThatThrownBy(() -> Scripts.calls(
                        folder,
                        "psql",
                        environment,
                        Repo.path("deploy/postgres/init.sh").toString()))
                .hasMessageContaining("TENANT_OWNER_PASSWORD may hold letters");
    }

    @Test
    void secretsAreLongAndKeysAreOfTheirKind() {
        var secrets = Scripts.secrets();

        secrets.forEach((name, value) -> {
            if (name.endsWith("PASSWORD") || name.endsWith("SECRET")) {
                assertThat(value).as(name).matches("[0-9a-f]{48}");
            }
        });
        assertThat(Base64.getDecoder().decode(secrets.get("KEY_ENCRYPTION_KEY")))
                .hasSize(32);
        assertThat(Base64.getDecoder().decode(secrets.get("PUBLISHER_PRIVATE_KEY")))
                .hasSize(48);
        assertThat(Base64.getDecoder().decode(secrets.get("PUBLISHER_PUBLIC_KEY")))
                .hasSize(44);
        assertThat(secrets.values()).doesNotHaveDuplicates();
    }

    private static Map<String, String> planned() {
        var planned = new TreeMap<String, String>();
        for (var topic : Topics.ALL) {
            var retention = topic.retention();
            planned.put(topic.name(), retention == null ? "compact" : retention.toString());
            if (retention != null) {
                for (var service : List.of("tenant-service", "catalog-service", "plugin-manager")) {
                    planned.put(
                            Topics.deadLetters(topic.name(), service),
                            Duration.ofDays(6).toString());
                }
            }
        }
        return planned;
    }
}
