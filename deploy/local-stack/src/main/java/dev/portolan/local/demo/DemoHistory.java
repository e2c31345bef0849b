package dev.portolan.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portolan.contracts.TenantId;
import dev.portolan.contracts.UsageEvent.Meter;
import dev.portolan.local.home.Installation;
import dev.portolan.local.postgres.PostgresPart;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/// Lives the months that a visitor should find: Acme has used the portal since spring and has been billed for it,
/// Vandelay has not paid and is suspended, Globex tries it out. People and staff do what they did over the public API;
/// only dates that lie back and what was metered then are put in place from outside. Done once; what is there stays.
public final class DemoHistory {
    private static final int MONTHS = 4;
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int PATIENCE = 120;
    private static final String DEBTOR = "vandelay";
    private static final Pattern LINK = Pattern.compile("/signup/confirm\\?id=([^&\\s]+)&code=(\\S+)");

    private final Portal portal;
    private final DemoPast past;
    private final DemoUsage usage;
    private final DemoBilling billing;
    private final InstantSource time;
    private final Consumer<String> told;

    private DemoHistory(Portal portal, DemoPast past, DemoUsage usage, InstantSource time, Consumer<String> told) {
        this.portal = portal;
        this.past = past;
        this.usage = usage;
        this.billing = new DemoBilling(portal, time);
        this.time = time;
        this.told = told;
    }

    /// Lives it in the background, once everything is ready.
    ///
    /// @param told hears that it is done, or why not
    public static void begin(Installation installation, InstantSource time, Consumer<String> told) {
        var _ = Thread.ofVirtual().name("demo-history").start(() -> {
            try (var portal = new Portal(installation.ports())) {
                var past = new DemoPast(() -> PostgresPart.superuser(installation, "tenant"));
                var usage = new DemoUsage(installation.ports().kafka());
                new DemoHistory(portal, past, usage, time, told).live();
            }
        });
    }

    private void live() {
        try {
            if (state(DEBTOR).equals("suspended")) {
                return;
            }
            until(
                    "acme and globex are open",
                    () -> state("acme").equals("active") && state("globex").equals("active"));
            var today = LocalDate.ofInstant(time.instant(), ZoneOffset.UTC);
            var first = today.withDayOfMonth(1).minusMonths(MONTHS);
            past.begin("acme", first.atStartOfDay().toInstant(ZoneOffset.UTC));
            meter("acme", first, today, 1);
            meter("globex", today.minusDays(6), today, 0.3);
            open(DEBTOR);
            past.begin(DEBTOR, first.plusMonths(MONTHS - 1).atStartOfDay().toInstant(ZoneOffset.UTC));
            until("usage is counted", () -> invocations(first) > 0);
            billing.bill(YearMonth.from(first), MONTHS);
            billing.neverPaid(DEBTOR);
            ask();
            told.accept("the demo has its past: usage, invoices, a suspended company, a request of support");
        } catch (DemoException e) {
            told.accept("the demo has no past, or a part of it: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void meter(String slug, LocalDate from, LocalDate until, double size) throws DemoException {
        var tenant = TenantId.parse(tenant(slug).path("id").asText());
        var day = Map.of(
                Meter.ACTIVE_MEMBERS, Math.round(4 * size + 1),
                Meter.ENTITIES, Math.round(215 * size),
                Meter.PLUGIN_INVOCATIONS, Math.round(2_400 * size),
                Meter.API_CALLS, Math.round(9_000 * size));
        usage.meter(tenant, day, from, until);
    }

    private long invocations(LocalDate first) throws DemoException {
        var path = "/usage?from=" + first + "&to=" + first.plusMonths(1);
        return portal.as("owner@acme.test", "acme", "GET", path, null)
                .ok()
                .body()
                .path("totals")
                .path("pluginInvocations")
                .asLong();
    }

    /// The owner of Globex has a second company.
    private void open(String slug) throws DemoException, InterruptedException {
        if (!state(slug).isEmpty()) {
            return;
        }
        var form = Map.of(
                "organization", "Vandelay Imports",
                "slug", slug,
                "email", "owner@globex.test",
                "givenName", "Helena",
                "familyName", "Castellanos",
                "plan", "team");
        var id = portal.call(null, "POST", "/api/signups", form).ok().text("id");
        var code = new String[1];
        until("the mail for " + slug, () -> {
            for (var mail : portal.mails()) {
                var link = LINK.matcher(mail.path("text").asText());
                if (link.find() && link.group(1).equals(id)) {
                    code[0] = link.group(2);
                }
            }
            return code[0] != null;
        });
        var _ = portal.call(null, "POST", "/api/signups/" + id + "/confirmation", Map.of("code", code[0]))
                .ok();
        until(slug + " is open", () -> state(slug).equals("active"));
    }

    /// What waits for an answer.
    private void ask() throws DemoException {
        var expires = time.instant().plus(90, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
        for (var answer : List.of(
                portal.asStaff(
                        "support",
                        "POST",
                        "/api/operator/support-sessions",
                        Map.of(
                                "tenant",
                                "acme",
                                "reason",
                                "Ticket 4711: the card of Uptime stays empty on two services",
                                "minutes",
                                60,
                                "write",
                                false)),
                portal.as(
                        "owner@acme.test",
                        "acme",
                        "POST",
                        "/invitations",
                        Map.of("email", "lena.brandt@acme.test", "role", "developer")),
                portal.as(
                        "dev@acme.test",
                        "acme",
                        "POST",
                        "/tokens",
                        Map.of(
                                "name", "Nightly catalog report",
                                "scopes", List.of("catalog.entity.read", "catalog.location.read"),
                                "expiresAt", expires.toString())))) {
            var _ = answer.ok();
        }
    }

    private JsonNode tenant(String slug) throws DemoException {
        var answer = portal.asStaff("operator", "GET", "/api/operator/tenants/" + slug, null);
        return answer.body().path("tenant");
    }

    /// Empty when there is no such tenant.
    private String state(String slug) throws DemoException {
        return tenant(slug).path("state").asText();
    }

    private static void until(String what, Question question) throws DemoException, InterruptedException {
        for (var look = 0; look < PATIENCE; look++) {
            if (question.answer()) {
                return;
            }
            Thread.sleep(PAUSE);
        }
        throw new DemoException("waited in vain until " + what, null);
    }

    @FunctionalInterface
    private interface Question {
        boolean answer() throws DemoException;
    }
}
