package dev.portolan.local.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MailApiTest {
    private final HttpClient http = HttpClient.newHttpClient();
    private final Mailbox mailbox = new Mailbox(3);
    private MailCatcher catcher;
    private MailApi api;

    @BeforeEach
    void start() throws IOException {
        catcher = MailCatcher.start(0, mailbox, InstantSource.fixed(Instant.parse("2026-01-01T12:00:00Z")));
        api = MailApi.start(0, mailbox);
    }

    @AfterEach
    void stop() {
        api.close();
        catcher.close();
    }

    @Test
    void aMailIsShownWithAllItsParts() throws Exception {
        send("Welcome", "new@acme.test");

        assertThat(messages()).isEqualTo(new ObjectMapper().readTree("""
                [{"to": "new@acme.test", "from": "Portolan <portolan@portolan.test>", "subject": "Welcome",
                  "text": "Grüße", "html": "<b>Grüße</b>", "at": "2026-01-01T12:00:00Z"}]
                """));
    }

    @Test
    void theNewestComesFirstAndTheOldestGo() throws Exception {
        for (var subject : new String[] {"1", "2", "3", "4"}) {
            send(subject, "new@acme.test");
            await().until(() -> mailbox.newestFirst().getFirst().subject().equals(subject));
        }

        assertThat(messages()).extracting(mail -> mail.path("subject").asText()).containsExactly("4", "3", "2");
    }

    @Test
    void deletingForgetsAll() throws Exception {
        send("Welcome", "new@acme.test");
        await().until(() -> !mailbox.newestFirst().isEmpty());

        var answer = call("DELETE", "/api/messages");

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(messages()).isEmpty();
    }

    @Test
    void thePageShowsMailsWithoutRunningThem() throws Exception {
        send("<script>alert(1)</script>", "new@acme.test");
        await().until(() -> !mailbox.newestFirst().isEmpty());

        assertThat(call("GET", "/").body()).contains("&lt;script&gt;alert(1)").doesNotContain("<script>");
    }

    private JsonNode messages() throws IOException, InterruptedException {
        return new ObjectMapper().readTree(call("GET", "/api/messages").body());
    }

    private HttpResponse<String> call(String method, String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + api.port() + path))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private void send(String subject, String to) throws MessagingException {
        var settings = new Properties();
        settings.setProperty("mail.smtp.host", "127.0.0.1");
        settings.setProperty("mail.smtp.port", Integer.toString(catcher.port()));
        var message = new MimeMessage(Session.getInstance(settings));
        message.setFrom(new InternetAddress("Portolan <portolan@portolan.test>"));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(to));
        message.setSubject(subject, "UTF-8");
        var text = new MimeBodyPart();
        text.setText("Grüße", "UTF-8");
        var html = new MimeBodyPart();
        html.setText("<b>Grüße</b>", "UTF-8", "html");
        message.setContent(new MimeMultipart("alternative", text, html));
        Transport.send(message);
    }
}
