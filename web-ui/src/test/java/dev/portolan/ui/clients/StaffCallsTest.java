package dev.portolan.ui.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.sun.net.httpserver.HttpServer;
import dev.portolan.ui.clients.Invitations.Acceptance;
import dev.portolan.ui.clients.Staff.NewSession;
import dev.portolan.ui.clients.StaffInvoiceClient.Credit;
import dev.portolan.ui.clients.StaffInvoiceClient.CreditLine;
import dev.portolan.ui.clients.StaffInvoiceClient.Payment;
import dev.portolan.ui.clients.StaffPlanClient.Raise;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What goes over the wire for each act of staff, and what is read of the answers.
class StaffCallsTest {
    private static final TokenSource TOKENS = new TokenSource.Fixed("t");
    private static final Instant AT = Instant.parse("2026-12-01T12:00:00Z");

    private HttpServer server;
    private StaffClient tenants;
    private StaffPlanClient plans;
    private StaffInvoiceClient invoices;
    private InvitationClient invitations;
    private String sent = "";
    private String answer = "{}";

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", exchange -> {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            sent = (exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + body).strip();
            var bytes = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        var json = JsonMapper.builder()
                .addModule(new JavaTimeModule())
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .build();
        var settings = new OneService(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
        var http = new Http(settings, json);
        var api = new StaffApi(settings);
        tenants = new StaffClient(http, api);
        plans = new StaffPlanClient(http, api);
        invoices = new StaffInvoiceClient(http, api);
        invitations = new InvitationClient(http, settings);
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void searchNamesOnlyTheFiltersThatAreSet() {
        answer =
                "{\"items\":[{\"slug\":\"acme\",\"name\":\"Acme\",\"state\":\"active\",\"plan\":\"team\",\"members\":3}]}";

        var found = tenants.tenants(TOKENS, "a c", "", "team", null);

        assertThat(sent).isEqualTo("GET /api/operator/tenants?q=a%20c&plan=team");
        assertThat(found.items()).extracting(Staff.TenantLine::slug).containsExactly("acme");
    }

    @Test
    void actsOnATenantGiveTheirReason() {
        tenants.suspend(TOKENS, "acme", "abuse");
        assertThat(sent).isEqualTo("POST /api/operator/tenants/acme/suspension {\"reason\":\"abuse\"}");
        tenants.reactivate(TOKENS, "acme", "it is fine");
        assertThat(sent).isEqualTo("DELETE /api/operator/tenants/acme/suspension?reason=it%20is%20fine");
        tenants.skipProvisioning(TOKENS, "acme", "catalog", "later");
        assertThat(sent)
                .startsWith("POST /api/operator/tenants/acme/provisioning/skip ")
                .contains("\"step\":\"catalog\"", "\"reason\":\"later\"");
        tenants.ask(TOKENS, new NewSession("acme", "ticket", 60, true));
        assertThat(sent)
                .isEqualTo("POST /api/operator/support-sessions"
                        + " {\"tenant\":\"acme\",\"reason\":\"ticket\",\"minutes\":60,\"write\":true}");
    }

    @Test
    void timesGoAsInstants() {
        plans.extendTrial(TOKENS, "acme", AT, "asked");
        assertThat(sent)
                .startsWith("POST /api/operator/tenants/acme/trial ")
                .contains("\"until\":\"2026-12-01T12:00:00Z\"");
        plans.raiseLimit(TOKENS, "acme", "seats", new Raise(70, AT, "fair"));
        assertThat(sent)
                .isEqualTo("PUT /api/operator/tenants/acme/limits/seats"
                        + " {\"limit\":70,\"until\":\"2026-12-01T12:00:00Z\",\"reason\":\"fair\"}");
        plans.advance(TOKENS, "acme", AT);
        assertThat(sent).isEqualTo("PUT /api/operator/tenants/acme/clock {\"at\":\"2026-12-01T12:00:00Z\"}");
    }

    @Test
    void whatIsLeftOutOfAPaymentOrACreditIsNotSent() {
        answer = "{\"id\":\"i\",\"state\":\"paid\",\"totalMinor\":1}";
        invoices.pay(TOKENS, "i", new Payment(null, "ref"));
        assertThat(sent).isEqualTo("POST /api/operator/invoices/i/payment {\"reference\":\"ref\"}");
        invoices.credit(TOKENS, "i", new Credit("outage", null));
        assertThat(sent).isEqualTo("POST /api/operator/invoices/i/credit {\"reason\":\"outage\"}");
        invoices.credit(TOKENS, "i", new Credit("outage", List.of(new CreditLine("outage", 400))));
        assertThat(sent).endsWith("\"lines\":[{\"text\":\"outage\",\"amountMinor\":400}]}");
    }

    @Test
    void whoHasAnAccountSendsTheCodeAlone() {
        answer = "{\"tenant\":{\"slug\":\"acme\",\"name\":\"Acme\"},\"account\":\"existing\"}";

        var joined = invitations.accept("7", new Acceptance("c", null, null, null));

        assertThat(sent).isEqualTo("POST /api/invitations/7/acceptance {\"code\":\"c\"}");
        assertThat(joined.existing()).isTrue();
    }

    @Test
    void anErasureIsReadWithWhatItDeleted() {
        answer =
                "{\"state\":\"erased\",\"services\":[{\"name\":\"catalog-service\",\"deleted\":{\"entity\":3,\"location\":2},\"left\":0}]}";

        var erasure = tenants.erasure(TOKENS, "acme");

        assertThat(erasure.services().getFirst().sum()).isEqualTo(5);
        assertThat(erasure.progress()).isNull();
    }
}
