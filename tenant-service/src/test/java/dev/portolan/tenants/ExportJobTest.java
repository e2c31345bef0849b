package dev.portolan.tenants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.portolan.testkit.Infrastructure;
import dev.portolan.testkit.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/// Attempts that fail, die or are overtaken, and the end of archives.
@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(Peers.class)
class ExportJobTest {
    @Test
    void streamThatIsCutOffIsAskedForAgainAndNothingElseIs() {
        var acme = Exports.active("cut-plugins");
        var id = Exports.begin(acme);
        Exports.awaitDone(acme, id);
        var paths = World.requests().stream()
                .map(request -> request.get("path"))
                .filter(path -> path.endsWith(acme.id() + "/export"))
                .toList();
        assertThat(paths)
                .containsExactly(
                        "/catalog/internal/tenants/" + acme.id() + "/export",
                        "/plugins/internal/tenants/" + acme.id() + "/export",
                        "/plugins/internal/tenants/" + acme.id() + "/export");
        assertThat(Exports.attempts(id)).isEqualTo(2);
        assertThat(Exports.text(
                                Exports.unzip(Exports.fetch(acme, id).extract().asByteArray()),
                                "plugins/installations.jsonl")
                        .lines())
                .hasSize(1);
    }

    @Test
    void exportOfAKilledProcessIsTakenUp() {
        var acme = Exports.stored("killed");
        var id = Exports.running(acme, "now() - interval '1 second'");
        Exports.awaitDone(acme, id);
        assertThat(Exports.attempts(id)).isEqualTo(2);
    }

    @Test
    void exportInHandIsLeftAloneAndReturnedToWhoAsksAgain() {
        var acme = Exports.stored("inhand");
        var id = Exports.running(acme, "now() + interval '1 hour'");
        acme.asOwner().post(Exports.path(acme)).then().statusCode(202).body("id", equalTo(id.toString()));
        var other = Exports.stored("others");
        Exports.awaitDone(other, Exports.begin(other));
        assertThat(Exports.attempts(id)).isEqualTo(1);
        acme.asOwner().get(Exports.path(acme) + "/" + id + "/file").then().statusCode(409);
    }

    @Test
    void attemptThatWasOvertakenWritesNothing() {
        var acme = Exports.stored("overtaken");
        var id = Exports.running(acme, "now() - interval '1 second'");
        Exports.awaitDone(acme, id);
        assertThat(TestDatabase.query("select count(distinct path) from export_chunk where export = '" + id + "'"))
                .isEqualTo(1);
        assertThat(TestDatabase.query("select count(*) from export_part where export = '" + id + "'"))
                .isZero();
    }

    @Test
    void expiredArchiveIsGone() {
        var acme = Exports.stored("expired");
        var id = Exports.begin(acme);
        Exports.awaitDone(acme, id);
        World.sql("update export set expires_at = now() - interval '1 second' where id = '" + id + "'");
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> Exports.fetch(acme, id).extract().statusCode() == 404);
        assertThat(TestDatabase.query("select count(*) from export_chunk where export = '" + id + "'"))
                .isZero();
    }

    @Test
    void onlyTheNewestArchivesAreKept() {
        var acme = Exports.stored("many");
        UUID newest = null;
        for (var i = 0; i < 5; i++) {
            newest = Exports.begin(acme);
            Exports.awaitDone(acme, newest);
        }
        acme.asOwner()
                .get(Exports.path(acme))
                .then()
                .statusCode(200)
                .body("items", hasSize(3))
                .body("items[0].id", equalTo(String.valueOf(newest)));
    }
}
