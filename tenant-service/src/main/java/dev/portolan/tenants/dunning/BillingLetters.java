package dev.portolan.tenants.dunning;

import dev.portolan.contracts.TenantLifecycle;
import dev.portolan.tenants.invoices.MoneyText;
import io.quarkus.mailer.MailTemplate.MailTemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Writes and sends mails about invoices.
@ApplicationScoped
class BillingLetters {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

    private final DunningConfig config;
    private final URI portal;

    BillingLetters(DunningConfig config, @ConfigProperty(name = "portolan.services.web-ui") URI portal) {
        this.config = config;
        this.portal = portal;
    }

    /// Blocks until the mail server has taken it, or fails.
    void send(Letter letter) {
        var name = letter.to().name();
        var number = letter.invoice().name();
        var whole = facts(letter, letter.invoice().content().totalMinor());
        var open = facts(letter, letter.outstandingMinor());
        var mail = switch (letter.kind()) {
            case ISSUED -> new Issued(name, whole).subject("Invoice " + number + " of " + whole.amount());
            case OVERDUE -> new Overdue(name, open, suspension(letter)).subject("Invoice " + number + " is overdue");
            case SUSPENDED -> new Suspended(name, open).subject(letter.tenant().name() + " is suspended on Portolan");
            case PAID ->
                new Paid(name, whole, letter.tenant().state() == TenantLifecycle.ACTIVE)
                        .subject("Invoice " + number + " is paid");
        };
        mail.to(letter.to().email()).send().await().atMost(config.mail().deadline());
    }

    private Facts facts(Letter letter, long minor) {
        return new Facts(
                letter.tenant().name(),
                letter.invoice().name(),
                MoneyText.of(minor, letter.invoice().content().currency()),
                day(due(letter), letter.zone()),
                portal + "/" + letter.tenant().slug() + "/settings/invoices");
    }

    private String suspension(Letter letter) {
        return day(due(letter).plus(config.suspendAfter()), letter.zone());
    }

    private static Instant due(Letter letter) {
        return Objects.requireNonNull(letter.invoice().dates().dueAt());
    }

    private static String day(Instant at, ZoneId zone) {
        return DAY.format(at.atZone(zone));
    }

    /// What every mail names.
    record Facts(String organization, String number, String amount, String due, String link) {}

    /// The mails; their templates have their names.
    record Issued(String name, Facts invoice) implements MailTemplateInstance {}

    record Overdue(String name, Facts invoice, String suspension) implements MailTemplateInstance {}

    record Suspended(String name, Facts invoice) implements MailTemplateInstance {}

    /// @param open whether nothing else keeps the portal from being open
    record Paid(String name, Facts invoice, boolean open) implements MailTemplateInstance {}
}
