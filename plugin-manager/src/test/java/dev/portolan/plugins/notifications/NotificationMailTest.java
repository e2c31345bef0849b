package dev.portolan.plugins.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.portolan.kernel.tenancy.TenantScope;
import dev.portolan.plugins.world.ForeignWorld;
import dev.portolan.plugins.world.Portal;
import dev.portolan.plugins.world.PostOffice;
import dev.portolan.plugins.world.Rows;
import dev.portolan.testkit.Infrastructure;
import dev.portolan.testkit.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/// What is mailed to whom, and when.
@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(ForeignWorld.class)
@WithTestResource(PostOffice.class)
class NotificationMailTest {
    @Inject
    SendingService sending;

    @Inject
    TenantScope scope;

    @Test
    void aMailSaysWhatAndWhereToReadOn() {
        var acme = Inbox.open("mail-says");
        var ann = Inbox.of(acme, "developer");
        var message = new Message(
                "Payments & orders are down",
                "Since <noon>.",
                Severity.CRITICAL,
                "incidents",
                "/catalog/default/component/payments",
                null,
                null);

        Inbox.send(scope, sending, acme, message, "developer");

        var mail = PostOffice.await(ann.email(), _ -> true);
        assertThat(mail.subject()).isEqualTo("Payments & orders are down");
        assertThat(mail.text())
                .contains("Hello The developer,")
                .contains("CRITICAL: Payments & orders are down")
                .contains("Since <noon>.")
                .contains("http://localhost:8080/mail-says/catalog/default/component/payments")
                .contains("http://localhost:8080/mail-says/notifications/settings");
        assertThat(mail.html())
                .contains("Payments &amp; orders are down")
                .contains("Since &lt;noon&gt;.")
                .contains("href=\"http://localhost:8080/mail-says/notifications\"");
        ann.get("").body("items[0].read", equalTo(false));
    }

    @Test
    void whatComesTogetherIsOneMail() {
        var acme = Inbox.open("mail-together");
        var ann = Inbox.of(acme, "developer");
        Inbox.send(scope, sending, acme, Inbox.message("small", Severity.LOW), "developer");
        Inbox.send(scope, sending, acme, Inbox.message("first", Severity.NORMAL), "developer");
        Inbox.send(scope, sending, acme, Inbox.message("second", Severity.NORMAL), "developer");

        var mail = PostOffice.await(ann.email(), _ -> true);

        assertThat(mail.subject()).isEqualTo("second and 2 more in mail-together");
        assertThat(mail.text()).contains("first", "second", "small");
        nothingIsOwed(acme);
        assertThat(PostOffice.to(ann.email())).hasSize(1);
    }

    @Test
    void whatIsOfLittleMatterWaitsForTheDigest() {
        var acme = Inbox.open("mail-digest");
        var ann = Inbox.of(acme, "developer");

        Inbox.send(scope, sending, acme, Inbox.message("small", Severity.LOW), "developer");

        assertThat(TestDatabase.query("select count(*) from notification_mailbox where tenant_id = '"
                        + acme.tenant().id()
                        + "' and due_at between now() + interval '23 hours' and now() + interval '25 hours'"))
                .isEqualTo(1);
        Rows.change(
                "update notification_mailbox set due_at = now() where tenant_id = ?",
                acme.tenant().id().value());
        PostOffice.await(ann.email(), mail -> mail.subject().equals("small"));
    }

    @Test
    void whatWasReadIsNotMailed() {
        var acme = Inbox.open("mail-read");
        var ann = Inbox.of(acme, "developer");
        Inbox.send(scope, sending, acme, Inbox.message("seen", Severity.LOW), "developer");
        ann.patch("/" + ann.newest(), Map.of("read", true)).statusCode(200);

        Inbox.send(scope, sending, acme, Inbox.message("unseen", Severity.NORMAL), "developer");

        var mail = PostOffice.await(ann.email(), _ -> true);
        assertThat(mail.subject()).isEqualTo("unseen");
        assertThat(mail.text()).doesNotContain("seen and");
        nothingIsOwed(acme);
    }

    @Test
    void whoWantsNoMailGetsNoneAndWhoWantsMailOnlyGetsThat() {
        var acme = Inbox.open("mail-choice");
        var ann = Inbox.of(acme, "developer");
        var bob = Inbox.of(acme, "viewer");
        ann.settings("{\"topics\": [{\"topic\": \"builds\", \"channels\": {\"mail\": false}}]}")
                .statusCode(200);
        bob.settings("{\"topics\": [{\"topic\": \"builds\", \"channels\": {\"portal\": false}}]}")
                .statusCode(200);

        Inbox.send(scope, sending, acme, Inbox.message("red", Severity.NORMAL), "developer", "viewer");

        PostOffice.await(bob.email(), mail -> mail.subject().equals("red"));
        nothingIsOwed(acme);
        assertThat(PostOffice.to(ann.email())).isEmpty();
        bob.get("").body("items", hasSize(0));
        ann.get("").body("items", hasSize(1));
        Awaitility.await()
                .atMost(Duration.ofSeconds(5))
                .until(() -> TestDatabase.query("select count(*) from notification where not shown and tenant_id = '"
                                + acme.tenant().id() + "'")
                        == 0);
    }

    @Test
    void thereAreSoManyMailsAnHour() {
        var acme = Inbox.open("mail-hour", "{\"mailsPerHour\": 1}");
        var ann = Inbox.of(acme, "developer");
        Inbox.send(scope, sending, acme, Inbox.message("first", Severity.HIGH), "developer");
        PostOffice.await(ann.email(), mail -> mail.subject().equals("first"));
        nothingIsOwed(acme);

        Inbox.send(scope, sending, acme, Inbox.message("second", Severity.HIGH), "developer");
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> TestDatabase.query("select count(*) from notification_mailbox where tenant_id = '"
                                + acme.tenant().id() + "' and due_at > now() + interval '50 minutes'")
                        == 1);
        assertThat(PostOffice.to(ann.email())).hasSize(1);

        Inbox.send(scope, sending, acme, Inbox.message("urgent", Severity.CRITICAL), "developer");
        var mail = PostOffice.await(ann.email(), one -> one.subject().startsWith("urgent"));
        assertThat(mail.text()).contains("second");
    }

    @Test
    void whatTheMailServerDoesNotTakeIsTriedAgain() {
        var acme = Inbox.open("mail-closed");
        var ann = Inbox.of(acme, "developer");
        PostOffice.doors(false);
        try {
            Inbox.send(scope, sending, acme, Inbox.message("patient", Severity.CRITICAL), "developer");
            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> TestDatabase.query("select coalesce(max(attempts), 0) from notification_mailbox"
                                    + " where tenant_id = '" + acme.tenant().id() + "'")
                            >= 2);
        } finally {
            PostOffice.doors(true);
        }

        PostOffice.await(ann.email(), mail -> mail.subject().equals("patient"));
        nothingIsOwed(acme);
        assertThat(PostOffice.to(ann.email())).hasSize(1);
    }

    @Test
    void whatAKilledProcessHadClaimedIsSentByAnother() {
        var acme = Inbox.open("mail-killed");
        var ann = Inbox.of(acme, "developer");
        Inbox.send(scope, sending, acme, Inbox.message("orphan", Severity.LOW), "developer");
        Rows.change(
                "update notification_mailbox set due_at = now() - interval '1 minute', attempts = 1,"
                        + " claimed_until = now() + interval '1 second' where tenant_id = ?",
                acme.tenant().id().value());

        PostOffice.await(ann.email(), mail -> mail.subject().equals("orphan"));
    }

    @Test
    void whoHasLeftIsNotWrittenTo() {
        var acme = Inbox.open("mail-left");

        scope.run(
                acme.tenant().id(),
                () -> sending.send(
                        Sender.PLATFORM, Inbox.message("late", Severity.CRITICAL), Set.of("ghost-of-mail-left")));

        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> TestDatabase.query("select count(*) from notification_mailbox where tenant_id = '"
                                + acme.tenant().id() + "'")
                        == 0);
    }

    @Test
    void anAdminTurnsMailsOff() {
        var acme = Inbox.open("mail-off", "{\"mail\": false}");

        Inbox.send(scope, sending, acme, Inbox.message("quiet", Severity.CRITICAL), "developer");

        assertThat(TestDatabase.query("select count(*) from notification_mailbox where tenant_id = '"
                        + acme.tenant().id() + "'"))
                .isZero();
    }

    private static void nothingIsOwed(Portal portal) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> TestDatabase.query("select count(*) from notification where owed and tenant_id = '"
                                + portal.tenant().id() + "'")
                        == 0);
    }
}
