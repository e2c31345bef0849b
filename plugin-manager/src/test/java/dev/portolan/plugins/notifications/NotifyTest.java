package dev.portolan.plugins.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.portolan.contracts.AuditEvent;
import dev.portolan.contracts.Topics;
import dev.portolan.plugins.marketplace.TestPublisher;
import dev.portolan.plugins.world.ForeignWorld;
import dev.portolan.plugins.world.Notifier;
import dev.portolan.plugins.world.PostOffice;
import dev.portolan.streams.Json;
import dev.portolan.testkit.Infrastructure;
import dev.portolan.testkit.TestTopics;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What plugins can tell whom, and by which plugins it goes.
@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(ForeignWorld.class)
@WithTestResource(PostOffice.class)
class NotifyTest {
    private static final String GRANTED = "[\"notification.send\"]";

    @Inject
    TestPublisher publisher;

    @BeforeEach
    void published() {
        publisher.publish(Notifier.files("notifier", "[notification.send]"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "a member       | [\"developer-of-{slug}\"]                           | 1 | developer",
                "two            | [\"developer-of-{slug}\", \"owner-of-{slug}\"]      | 2 | developer owner",
                "a user         | [\"user:default/developer\"]                        | 1 | developer",
                "a group        | [\"group:default/cart\"]                            | 1 | viewer",
                "a whole group  | [\"Group:shop\", \"developer-of-{slug}\"]           | 2 | developer viewer",
                "everybody      | \"everybody\"                                       | 4 | owner admin developer viewer",
                "nobody known   | [\"ghost\", \"user:default/ghost\"]                 | 0 | ",
                "a component    | [\"component:default/web\"]                         | 0 | ",
            })
    void aPluginTells(String name, String to, int count, String roles) {
        var slug = "notify-" + name.replace(' ', '-');
        var acme = Inbox.open(slug);
        var notifier = Notifier.installed(acme, "notifier", GRANTED);

        var answer = notifier.tell("{\"to\": " + to.replace("{slug}", slug) + ", \"title\": \"Hello\"}");

        assertThat(answer).isEqualTo("{\"delivered\":" + count + "}");
        var told = roles == null ? Set.<String>of() : Set.of(roles.split(" ", -1));
        for (var role : Set.of("owner", "admin", "developer", "viewer")) {
            assertThat(Inbox.of(acme, role).unread()).as(role).isEqualTo(told.contains(role) ? 1 : 0);
        }
    }

    @Test
    void itIsInThePluginsName() {
        var acme = Inbox.open("notify-name");
        var notifier = Notifier.installed(acme, "notifier", GRANTED);

        notifier.tell("""
                {"to": ["developer-of-notify-name"], "title": "Deployed", "body": "to **live**", "severity": "low",
                 "topic": "deploys", "href": "https://ci.example.com/1", "entity": "component:web", "key": "d"}""");

        Inbox.of(acme, "developer")
                .get("")
                .body("items", hasSize(1))
                .body("items[0].plugin", equalTo("testers/notifier"))
                .body("items[0].sender", equalTo("Notifier"))
                .body("items[0].topic", equalTo("deploys"))
                .body("items[0].severity", equalTo("low"))
                .body("items[0].href", equalTo("https://ci.example.com/1"))
                .body("items[0].entity", equalTo("component:default/web"));
        var record = TestTopics.await(
                Topics.AUDIT,
                one -> one.key().equals(acme.tenant().id().toString())
                        && Json.read(one.value(), AuditEvent.class).action().equals("notification.sent"));
        var event = Json.read(record.value(), AuditEvent.class);
        assertThat(event.target().id()).isEqualTo("testers/notifier");
        assertThat(event.change().after()).containsEntry("recipients", 1).containsEntry("topic", "deploys");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "no title        | {\"to\": [\"a\"]}                                              | invalid: The title must be one line",
                "a long title    | {\"to\": [\"a\"], \"title\": \"{201}\"}                        | invalid: The title must be one line",
                "two lines       | {\"to\": [\"a\"], \"title\": \"a\\nb\"}                       | invalid: The title must be one line",
                "a large body    | {\"to\": [\"a\"], \"title\": \"a\", \"body\": \"{5000}\"}      | invalid: The body must be 4 KiB at most",
                "nobody          | {\"title\": \"a\"}                                             | invalid: The field to must name 1 to 100",
                "a number        | {\"to\": [7], \"title\": \"a\"}                                | invalid: In to stands what is none of",
                "no severity     | {\"to\": [\"a\"], \"title\": \"a\", \"severity\": \"loud\"}    | invalid: The severity must be critical",
                "no topic        | {\"to\": [\"a\"], \"title\": \"a\", \"topic\": \"A B\"}        | invalid: The topic must be 1 to 40",
                "script          | {\"to\": [\"a\"], \"title\": \"a\", \"href\": \"javascript:x\"} | invalid: The href must be a path",
                "another host    | {\"to\": [\"a\"], \"title\": \"a\", \"href\": \"//evil.test\"} | invalid: The href must be a path",
                "plain http      | {\"to\": [\"a\"], \"title\": \"a\", \"href\": \"http://a.test\"} | invalid: The href must be a path",
                "no entity       | {\"to\": [\"a\"], \"title\": \"a\", \"entity\": \"web\"}       | invalid: The entity must be an entity reference",
                "something else  | {\"to\": [\"a\"], \"title\": \"a\", \"sound\": \"loud\"}       | invalid: A notification has no sound",
            })
    void whatMakesNoSenseIsRefusedWithASentence(String name, String message, String sentence) {
        var acme = Inbox.open("notify-bad-" + name.replace(' ', '-'));
        var notifier = Notifier.installed(acme, "notifier", GRANTED);

        var answer = notifier.tell(message.replace("{201}", "x".repeat(201)).replace("{5000}", "x".repeat(5000)));

        assertThat(answer).startsWith(sentence);
    }

    @Test
    void withoutConsentNobodyIsTold() {
        publisher.publish(Notifier.files("silent", "[]"));
        var acme = Inbox.open("notify-silent");
        var notifier = Notifier.installed(acme, "silent", "[]");

        assertThat(notifier.tell("{\"to\": \"everybody\", \"title\": \"Hello\"}"))
                .startsWith("not_permitted: ");

        assertThat(Inbox.of(acme, "owner").unread()).isZero();
    }

    @Test
    void thereIsAQuotaAMinute() {
        var acme = Inbox.open("notify-quota");
        var notifier = Notifier.installed(acme, "notifier", GRANTED);

        var answer = notifier.often("{\"to\": [\"owner-of-notify-quota\"], \"title\": \"Again\", \"key\": \"k\"}");

        // The minute may change in between.
        assertThat(answer).matches("60 quota|70");
        assertThat(Inbox.of(acme, "owner").unread()).isEqualTo(1);
    }

    @Test
    void whereNotificationsAreOffAPluginGoesOnWithout() {
        var acme = Inbox.open("notify-off");
        acme.patch("portolan/notifications", "{\"enabled\": false}").statusCode(200);
        var notifier = Notifier.installed(acme, "notifier", GRANTED);

        assertThat(notifier.tell("{\"to\": \"everybody\", \"title\": \"Hello\"}"))
                .isEqualTo("{\"delivered\":0}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "delivered | delivered to 1: Red",
                "refused   | refused: as the settings say",
                "retry     | given up after 3 attempts: as the settings say",
                "nonsense  | answered neither delivered, retry nor refused; it is not tried again",
            })
    void aWayOfAPluginIsTriedUntilItIsDoneAndItsLogSaysSo(String result, String line) {
        publisher.publish(Notifier.files("courier", "[]"));
        var acme = Inbox.open("notify-way-" + result);
        var courier = Notifier.installed(acme, "courier", "[]");
        courier.answering(result);
        var notifier = Notifier.installed(acme, "notifier", GRANTED);

        notifier.tell("{\"to\": [\"developer-of-notify-way-" + result + "\"], \"title\": \"Red\", \"body\": \"b\"}");

        Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            List<String> messages = courier.log().extract().path("items.message");
            assertThat(messages).contains(line);
        });
        List<String> messages = courier.log().extract().path("items.message");
        assertThat(messages)
                .anyMatch(message -> message.startsWith("given {\"notification\":{\"id\":\"")
                        && message.contains("\"title\":\"Red\",\"severity\":\"normal\",\"topic\":\"general\"")
                        && message.contains("\"recipients\":[{\"subject\":\"developer-of-notify-way-" + result
                                + "\",\"name\":\"The developer\"}]"));
        // It is not asked to deliver what it tells itself, and so never without end.
        List<String> own = notifier.log().extract().path("items.message");
        assertThat(own).noneMatch(message -> message.startsWith("given "));
    }

    @Test
    void aWayIsMutedByTopic() {
        publisher.publish(Notifier.files("courier", "[]"));
        var acme = Inbox.open("notify-mute");
        var courier = Notifier.installed(acme, "courier", "[]");
        var notifier = Notifier.installed(acme, "notifier", GRANTED);
        Inbox.of(acme, "developer").settings("""
                {"topics": [{"topic": "general", "plugin": "testers/notifier",
                             "channels": {"testers/courier/chat": false}}]}""").statusCode(200);

        notifier.tell("{\"to\": [\"developer-of-notify-mute\", \"viewer-of-notify-mute\"], \"title\": \"Red\"}");

        Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            List<String> messages = courier.log().extract().path("items.message");
            assertThat(messages)
                    .anyMatch(message -> message.contains("viewer-of-notify-mute"))
                    .noneMatch(message -> message.contains("developer-of-notify-mute"));
        });
        assertThat(Inbox.of(acme, "developer").unread()).isEqualTo(1);
    }
}
