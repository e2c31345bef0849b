package dev.portolan.tenants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import dev.portolan.testkit.Infrastructure;
import dev.portolan.testkit.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(Peers.class)
class ExportArchiveTest {
    private static final List<String> FILES = List.of(
            "README.md",
            "manifest.json",
            "tenant.json",
            "members.jsonl",
            "subscription.jsonl",
            "usage.jsonl",
            "invoices.jsonl",
            "invoice-lines.jsonl",
            "audit.jsonl",
            "catalog/entities.jsonl",
            "catalog/history.jsonl",
            "catalog/locations.jsonl",
            "plugins/action-runs.jsonl",
            "plugins/check-results.jsonl",
            "plugins/events.jsonl",
            "plugins/installations.jsonl",
            "plugins/kv.jsonl",
            "plugins/notification-settings.jsonl",
            "plugins/notifications.jsonl",
            "plugins/scorecard-standings.jsonl",
            "plugins/scorecards.jsonl",
            "plugins/studio-drafts.jsonl");

    @Test
    void archiveHoldsEverythingWithItsChecksums() {
        var acme = Exports.active("taken");
        Exports.stored("untaken");
        var id = Exports.begin(acme);
        var done = Exports.awaitDone(acme, id);
        done.body("progress", equalTo(100)).body("finishedAt", notNullValue()).body("expiresAt", notNullValue());
        var bytes = Exports.fetch(acme, id)
                .statusCode(200)
                .contentType("application/zip")
                .header("Content-Disposition", equalTo("attachment; filename=\"portolan-" + acme.slug() + ".zip\""))
                .extract()
                .asByteArray();
        assertThat(Exports.sha256(bytes)).isEqualTo(done.extract().path("sha256"));
        assertThat(bytes).hasSize(done.extract().path("bytes"));

        var files = Exports.unzip(bytes);
        assertThat(files.keySet()).containsExactlyElementsOf(FILES);
        var manifest = JsonPath.from(Exports.text(files, "manifest.json"));
        assertThat(manifest.getInt("schema")).isEqualTo(1);
        assertThat(manifest.getString("slug")).isEqualTo(acme.slug().value());
        List<Map<String, Object>> described = manifest.getList("files");
        assertThat(described).hasSize(FILES.size() - 2).allSatisfy(file -> {
            var content = files.get(String.valueOf(file.get("path")));
            assertThat(Exports.sha256(content)).isEqualTo(file.get("sha256"));
            assertThat(content).hasSize((Integer) file.get("bytes"));
            assertThat(new String(content, StandardCharsets.UTF_8).lines()).hasSize((Integer) file.get("lines"));
        });
        assertThat(JsonPath.from(Exports.text(files, "tenant.json")).getString("name"))
                .isEqualTo("Acme & Sons");
        assertThat(Exports.text(files, "members.jsonl").lines())
                .singleElement()
                .satisfies(line -> assertThat(line).contains("\"role\": \"OWNER\"", "Ada Byron"));
        assertThat(Exports.text(files, "subscription.jsonl")).contains("\"trialEndsAt\"");
        assertThat(Exports.text(files, "catalog/entities.jsonl")).contains("\"of\":\"" + acme.slug() + "\"");
        assertThat(Exports.text(files, "plugins/installations.jsonl")).contains("\"of\":\"" + acme.slug() + "\"");
        assertThat(Exports.text(files, "README.md")).contains(acme.slug().value(), "manifest.json");
        assertThat(files.values())
                .noneMatch(content -> new String(content, StandardCharsets.UTF_8).contains("untaken"));
    }

    @Test
    void largeArchiveIsKeptAndSentInPieces() {
        var acme = Exports.active("big-");
        var id = Exports.begin(acme);
        var done = Exports.awaitDone(acme, id);
        assertThat(TestDatabase.query("select count(*) from export_chunk where export = '" + id + "'"))
                .isGreaterThan(1);
        assertThat(TestDatabase.query("select max(length(content)) from export_chunk where export = '" + id + "'"))
                .isLessThanOrEqualTo(1 << 20);
        var bytes = Exports.fetch(acme, id).statusCode(200).extract().asByteArray();
        assertThat(Exports.sha256(bytes)).isEqualTo(done.extract().path("sha256"));
        assertThat(Exports.text(Exports.unzip(bytes), "catalog/entities.jsonl").lines())
                .hasSize(4_000);
    }
}
