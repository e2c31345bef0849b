package dev.portolan.plugins.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.portolan.contracts.EntityRef;
import dev.portolan.contracts.NotificationEvent;
import dev.portolan.contracts.Permissions;
import dev.portolan.contracts.Topics;
import dev.portolan.kernel.tenancy.TenantScope;
import dev.portolan.plugins.world.ForeignWorld;
import dev.portolan.plugins.world.PostOffice;
import dev.portolan.plugins.world.Rows;
import dev.portolan.streams.Json;
import dev.portolan.testkit.Infrastructure;
import dev.portolan.testkit.TestDatabase;
import dev.portolan.testkit.TestTopics;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A member's inbox over HTTP.
@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(ForeignWorld.class)
@WithTestResource(PostOffice.class)
class NotificationResourceTest {
    @Inject
    SendingService sending;

    @Inject
    NotificationSweep sweep;

    @Inject
    TenantScope scope;

    @Test
    void aMemberReadsWhatThereIs() {
        var acme = Inbox.open("inbox-read");
        var ann = Inbox.of(acme, "developer");
        var message = new Message(
                "The build of web is red",
                "It **fails** since noon.",
                Severity.HIGH,
                "builds",
                "/catalog/default/component/web",
                EntityRef.parse("component:default/web"),
                null);

        var told = Inbox.send(scope, sending, acme, message, "developer");

        assertThat(told).isEqualTo(1);
        ann.get("")
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].title", equalTo("The build of web is red"))
                .body("items[0].body", equalTo("It **fails** since noon."))
                .body("items[0].severity", equalTo("high"))
                .body("items[0].topic", equalTo("builds"))
                .body("items[0].href", equalTo("/inbox-read/catalog/default/component/web"))
                .body("items[0].entity", equalTo("component:default/web"))
                .body("items[0].sender", equalTo("Portolan"))
                .body("items[0].plugin", nullValue())
                .body("items[0].read", equalTo(false))
                .body("items[0].saved", equalTo(false))
                .body("items[0].done", equalTo(false))
                .body("items[0].at", notNullValue())
                .body("next", nullValue());
        assertThat(ann.unread()).isEqualTo(1);
        assertThat(Inbox.of(acme, "viewer").unread()).isZero();
    }

    @Test
    void whatIsReadSavedAndDoneIsWhereItBelongs() {
        var acme = Inbox.open("inbox-states");
        var ann = Inbox.of(acme, "developer");
        for (var title : List.of("one", "two", "three", "four")) {
            Inbox.send(scope, sending, acme, Inbox.message(title, Severity.NORMAL), "developer");
        }
        List<String> ids = ann.get("").extract().path("items.id");

        ann.patch("/" + ids.get(0), Map.of("read", true)).statusCode(200).body("read", equalTo(true));
        ann.patch("/" + ids.get(1), Map.of("saved", true)).statusCode(200).body("saved", equalTo(true));
        ann.patch("/" + ids.get(2), Map.of("done", true))
                .statusCode(200)
                .body("done", equalTo(true))
                .body("read", equalTo(true));

        ann.get("?state=unread").body("items.title", contains("three", "one"));
        ann.get("?state=saved").body("items.title", contains("three"));
        ann.get("?state=all").body("items.title", contains("four", "three", "one"));
        ann.get("?state=done").body("items.title", contains("two"));
        assertThat(ann.unread()).isEqualTo(2);
        ann.patch("/" + ids.get(2), Map.of("done", false, "read", false)).statusCode(200);
        ann.get("?state=unread").body("items.title", contains("three", "two", "one"));
    }

    @Test
    void severalAreChangedAtOnceAndThatCanBeTakenBack() {
        var acme = Inbox.open("inbox-several");
        var ann = Inbox.of(acme, "developer");
        for (var title : List.of("one", "two", "three")) {
            Inbox.send(scope, sending, acme, Inbox.message(title, Severity.NORMAL), "developer");
        }
        List<String> ids = ann.get("").extract().path("items.id");

        List<String> changed = ann.as()
                .contentType("application/json")
                .body(Map.of("before", Instant.now().plusSeconds(60).toString()))
                .post(acme.path("/notifications/read"))
                .then()
                .statusCode(200)
                .extract()
                .path("ids");
        assertThat(changed).isEqualTo(ids);
        assertThat(ann.unread()).isZero();

        ann.patch("", Map.of("ids", changed, "read", false)).statusCode(200).body("ids", hasSize(3));
        assertThat(ann.unread()).isEqualTo(3);
        ann.as()
                .contentType("application/json")
                .body(Map.of("ids", List.of(ids.getFirst())))
                .post(acme.path("/notifications/read"))
                .then()
                .body("ids", contains(ids.getFirst()));
        assertThat(ann.unread()).isEqualTo(2);
        ann.patch("", Map.of("ids", ids, "done", true)).body("ids", hasSize(3));
        ann.get("").body("items", hasSize(0));
    }

    @Test
    void aListIsNarrowedAndGoesOn() {
        var acme = Inbox.open("inbox-pages");
        var ann = Inbox.of(acme, "developer");
        Inbox.send(scope, sending, acme, Inbox.message("urgent", Severity.CRITICAL), "developer");
        Inbox.send(
                scope,
                sending,
                acme,
                new Message("elsewhere", null, Severity.LOW, "deploys", null, null, null),
                "developer");
        Inbox.send(scope, sending, acme, Inbox.message("quiet", Severity.LOW), "developer");

        ann.get("?severity=critical").body("items.title", contains("urgent"));
        ann.get("?severity=low,critical").body("items.title", contains("quiet", "elsewhere", "urgent"));
        ann.get("?topic=deploys").body("items.title", contains("elsewhere"));
        ann.get("?topic=nothing").body("items", hasSize(0));
        ann.get("?severity=loud").statusCode(400).body("violations[0].pointer", equalTo("severity"));
        ann.get("?state=gone").statusCode(400).body("violations[0].pointer", equalTo("state"));
        ann.get("?topic=Not+One").statusCode(400).body("violations[0].pointer", equalTo("topic"));
        ann.get("?cursor=x").statusCode(400).body("violations[0].pointer", equalTo("cursor"));
    }

    @Test
    void anotherMembersIsAsIfItWereNot() {
        var acme = Inbox.open("inbox-own");
        Inbox.send(scope, sending, acme, Inbox.message("secret", Severity.NORMAL), "developer");
        var id = Inbox.of(acme, "developer").newest();
        var mallory = Inbox.of(acme, "owner");

        mallory.get("").body("items", hasSize(0));
        mallory.get("/" + id).statusCode(404);
        mallory.patch("/" + id, Map.of("read", true)).statusCode(404);
        mallory.patch("", Map.of("ids", List.of(id), "read", true))
                .statusCode(200)
                .body("ids", hasSize(0));
        var globex = Inbox.of(Inbox.open("inbox-own-other"), "developer");
        globex.get("/" + id).statusCode(404);
        globex.patch("/" + id, Map.of("read", true)).statusCode(404);
        Inbox.of(acme, "developer").get("/not-an-id").statusCode(404);

        Inbox.of(acme, "developer").get("/" + id).statusCode(200).body("read", equalTo(false));
    }

    @Test
    void supportDoesNotReadInAMembersName() {
        var acme = Inbox.open("inbox-support");
        var token = acme.tenant().supportToken("developer-of-inbox-support", "sam", Permissions.PLUGIN_USE);

        for (var path : List.of("/notifications", "/notifications/count", "/notification-settings")) {
            RestAssured.given()
                    .header("Authorization", "Bearer " + token)
                    .get(acme.path(path))
                    .then()
                    .statusCode(403);
        }
        acme.tenant()
                .as("developer-of-inbox-support", Permissions.PLUGIN_READ)
                .get(acme.path("/notifications"))
                .then()
                .statusCode(403);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "no ids          | PATCH | ``      | {\"read\": true}                      | /ids",
                "empty ids       | PATCH | ``      | {\"ids\": [], \"read\": true}         | /ids",
                "no uuid         | PATCH | ``      | {\"ids\": [\"x\"]}                    | /ids/0",
                "neither         | POST  | /read   | {}                                     | ``",
                "both            | POST  | /read   | {\"ids\": [], \"before\": \"2026-01-01T00:00:00Z\"} | ``",
                "no instant      | POST  | /read   | {\"before\": \"noon\"}                | /before",
                "something else  | POST  | /read   | {\"loud\": true}                      | /loud",
                "no truth        | PATCH | /%s     | {\"read\": \"maybe\"}                 | /read",
            })
    void whatMakesNoSenseIsRefused(String name, String method, String path, String body, String pointer) {
        var acme = Inbox.open("inbox-bad-" + name.replace(' ', '-'));
        var ann = Inbox.of(acme, "developer");

        ann.as()
                .contentType("application/json")
                .body(body)
                .request(method, acme.path("/notifications" + path.formatted(UUID.randomUUID())))
                .then()
                .statusCode(400)
                .contentType(startsWith("application/problem+json"))
                .body("violations.pointer", hasItem(pointer));
    }

    @Test
    void theSameKeyReplacesAndIsUnreadAgain() {
        var acme = Inbox.open("inbox-key");
        var ann = Inbox.of(acme, "developer");
        var first = new Message("3 builds are red", null, Severity.NORMAL, "builds", null, null, "red");
        Inbox.send(scope, sending, acme, first, "developer", "viewer");
        ann.patch("/" + ann.newest(), Map.of("read", true, "saved", true)).statusCode(200);

        var second = new Message("4 builds are red", "more", Severity.HIGH, "builds", null, null, "red");
        Inbox.send(scope, sending, acme, second, "developer");

        ann.get("")
                .body("items.title", contains("4 builds are red"))
                .body("items[0].read", equalTo(false))
                .body("items[0].saved", equalTo(true))
                .body("items[0].severity", equalTo("high"));
        Inbox.of(acme, "viewer").get("").body("items.title", contains("3 builds are red"));
        scope.run(acme.tenant().id(), () -> sending.send(Sender.named("testers/other"), second, Set.of(ann.subject())));
        ann.get("").body("items", hasSize(2));
    }

    @Test
    void aMemberKeepsSoManyAndTheOldestReadGoFirst() {
        var acme = Inbox.open("inbox-most");
        var ann = Inbox.of(acme, "developer");
        for (var i : IntStream.range(0, 30).toArray()) {
            Inbox.send(scope, sending, acme, Inbox.message("number " + i, Severity.LOW), "developer");
        }
        List<String> ids = ann.get("").extract().path("items.id");
        ann.patch("", Map.of("ids", ids.subList(10, 20), "read", true)).body("ids", hasSize(10));

        for (var i : IntStream.range(30, 35).toArray()) {
            Inbox.send(scope, sending, acme, Inbox.message("number " + i, Severity.LOW), "developer");
        }

        List<String> titles = ann.get("").body("items", hasSize(30)).extract().path("items.title");
        assertThat(titles).contains("number 0", "number 34", "number 19", "number 15");
        assertThat(titles).doesNotContain("number 10", "number 11", "number 14");
    }

    @Test
    void whatIsOldGoesUnlessItIsSaved() {
        var acme = Inbox.open("inbox-old");
        var ann = Inbox.of(acme, "developer");
        for (var title : List.of("saved", "old", "young")) {
            Inbox.send(scope, sending, acme, Inbox.message(title, Severity.LOW), "developer");
        }
        List<String> ids = ann.get("").extract().path("items.id");
        ann.patch("/" + ids.get(2), Map.of("saved", true)).statusCode(200);
        Rows.change(
                "update notification set at = now() - interval '91 days' where id in (?, ?)",
                UUID.fromString(ids.get(1)),
                UUID.fromString(ids.get(2)));

        sweep.sweep();

        ann.get("").body("items.title", contains("young", "saved"));
    }

    @Test
    void aMemberChoosesByWhichWaysItComesButForWhatIsCritical() {
        var acme = Inbox.open("inbox-choice");
        var ann = Inbox.of(acme, "developer");
        ann.as()
                .get(acme.path("/notification-settings"))
                .then()
                .statusCode(200)
                .body("channels.id", contains("portal", "mail"))
                .body("topics.topic", contains("plugins", "requests"))
                .body("topics[0].channels.portal", equalTo(true));

        ann.settings("{\"topics\": [{\"topic\": \"builds\", \"channels\": {\"portal\": false, \"mail\": false}}]}")
                .statusCode(200)
                .body("topics.topic", contains("builds", "plugins", "requests"))
                .body("topics[0].channels.portal", equalTo(false));
        Inbox.send(scope, sending, acme, Inbox.message("muted", Severity.HIGH), "developer", "viewer");
        Inbox.send(scope, sending, acme, Inbox.message("critical", Severity.CRITICAL), "developer");

        ann.get("").body("items.title", contains("critical"));
        Inbox.of(acme, "viewer").get("").body("items.title", contains("muted"));
        var whole = ann.as()
                .get(acme.path("/notification-settings"))
                .then()
                .extract()
                .asString();
        ann.settings(whole).statusCode(200).body("topics[0].channels.mail", equalTo(false));
        ann.settings("{\"topics\": []}").statusCode(200).body("topics[0].channels.portal", equalTo(true));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "nothing      | {}                                                                      | /topics",
                "twice        | {\"topics\": [{\"topic\": \"a\", \"channels\": {}}, {\"topic\": \"a\", \"channels\": {}}]} | /topics/1",
                "no topic     | {\"topics\": [{\"topic\": \"A B\", \"channels\": {}}]}                  | /topics/0/topic",
                "no channels  | {\"topics\": [{\"topic\": \"a\"}]}                                      | /topics/0/channels",
                "no way       | {\"topics\": [{\"topic\": \"a\", \"channels\": {\"fax\": true}}]}       | /topics/0/channels/fax",
                "no plugin    | {\"topics\": [{\"topic\": \"a\", \"plugin\": \"x\", \"channels\": {}}]} | /topics/0/plugin",
            })
    void settingsThatMakeNoSenseAreRefused(String name, String body, String pointer) {
        var acme = Inbox.open("inbox-settings-" + name.replace(' ', '-'));

        Inbox.of(acme, "developer").settings(body).statusCode(400).body("violations.pointer", hasItem(pointer));

        assertThat(TestDatabase.query("select count(*) from notification_setting where tenant_id = '"
                        + acme.tenant().id() + "'"))
                .isZero();
    }

    @Test
    void nobodyIsToldAnythingWhileThePluginIsOff() {
        var acme = Inbox.open("inbox-off");
        acme.patch("portolan/notifications", "{\"enabled\": false}").statusCode(200);

        var told = Inbox.send(scope, sending, acme, Inbox.message("unheard", Severity.CRITICAL), "developer");

        assertThat(told).isZero();
        Inbox.of(acme, "developer").get("").statusCode(200).body("items", hasSize(0));
    }

    @Test
    void whatIsNewIsOnTheTopicAndInTheOwnStreamAlone() throws Exception {
        var acme = Inbox.open("inbox-live");
        var ann = Inbox.of(acme, "developer");
        var http = HttpClient.newHttpClient();
        try {
            var hers = stream(http, ann);
            var others = stream(http, Inbox.of(acme, "viewer"));

            Inbox.send(scope, sending, acme, Inbox.message("now", Severity.HIGH), "developer");
            var id = ann.newest();
            ann.patch("/" + id, Map.of("read", true)).statusCode(200);

            var tenant = acme.tenant().id();
            TestTopics.await(
                    Topics.NOTIFICATIONS,
                    record -> record.key().equals(tenant + "/" + ann.subject())
                            && Json.read(record.value(), NotificationEvent.class) instanceof NotificationEvent.Sent sent
                            && sent.notification().toString().equals(id)
                            && sent.severity().equals("high"));
            TestTopics.await(
                    Topics.NOTIFICATIONS,
                    record -> record.key().equals(tenant + "/" + ann.subject())
                            && Json.read(record.value(), NotificationEvent.class) instanceof NotificationEvent.Changed);
            Awaitility.await()
                    .atMost(Duration.ofSeconds(10))
                    .untilAsserted(() -> assertThat(hers).anyMatch(line -> line.contains(id)));
            assertThat(hers).contains("event:notification");
            assertThat(others).noneMatch(line -> line.contains(id));
        } finally {
            http.shutdownNow(); // to close it would wait for the end of the streams
        }
    }

    private static List<String> stream(HttpClient http, Inbox inbox) throws Exception {
        var lines = new CopyOnWriteArrayList<String>();
        var token = inbox.portal().tenant().token(inbox.subject(), Permissions.PLUGIN_READ);
        var request = HttpRequest.newBuilder(URI.create(
                        "http://localhost:" + RestAssured.port + inbox.portal().path("/stream")))
                .header("Authorization", "Bearer " + token)
                .build();
        var response = http.send(request, BodyHandlers.ofLines());
        assertThat(response.statusCode()).isEqualTo(200);
        Thread.ofVirtual().start(() -> {
            try (var body = response.body()) {
                body.forEach(lines::add);
            } catch (UncheckedIOException e) {
                // closed at the end of the test
            }
        });
        return lines;
    }
}
