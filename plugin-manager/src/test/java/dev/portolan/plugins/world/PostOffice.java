package dev.portolan.plugins.world;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.portolan.streams.Json;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.restassured.RestAssured;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/// A real mail server that can be closed for a while. Notifications are mailed without much waiting, and a member keeps
/// 30 of them. Tests live in another class loader and ask it over HTTP.
public final class PostOffice implements QuarkusTestResourceLifecycleManager {
    private static final String ADDRESS = "portolan.test.post-office";

    private int port;
    private @Nullable GreenMail mail;
    private @Nullable HttpServer desk;

    @Override
    public Map<String, String> start() {
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        open();
        try {
            var server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
            server.createContext("/mails", exchange -> answer(exchange, Json.write(mails())));
            server.createContext("/open", exchange -> {
                open();
                answer(exchange, new byte[0]);
            });
            server.createContext("/close", exchange -> {
                close();
                answer(exchange, new byte[0]);
            });
            server.start();
            desk = server;
            System.setProperty(
                    ADDRESS, "http://localhost:" + server.getAddress().getPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.of(
                "quarkus.mailer.port", String.valueOf(port),
                "portolan.notifications.most", "30",
                "portolan.notifications.mail.poll", "100ms",
                "portolan.notifications.mail.high", "50ms",
                "portolan.notifications.mail.normal", "500ms",
                "portolan.notifications.mail.first-retry", "200ms",
                "portolan.notifications.channels.poll", "100ms",
                "portolan.notifications.channels.first-retry", "100ms",
                "portolan.notifications.channels.attempts", "3");
    }

    @Override
    public void stop() {
        close();
        if (desk != null) {
            desk.stop(0);
        }
    }

    /// A mail as it came.
    public record Mail(String to, String subject, String text, String html) {}

    /// All mails to somebody.
    public static List<Mail> to(String address) {
        var all = RestAssured.given().get(desk() + "/mails").then().extract().as(Mail[].class);
        return Stream.of(all).filter(mail -> mail.to().equals(address)).toList();
    }

    /// Waits for a mail to somebody.
    public static Mail await(String address, Predicate<Mail> wanted) {
        return Awaitility.await("mail to " + address)
                .atMost(Duration.ofSeconds(20))
                .until(() -> to(address).stream().filter(wanted).findFirst(), found -> found.isPresent())
                .orElseThrow();
    }

    /// Opens or closes the mail server.
    public static void doors(boolean open) {
        RestAssured.given().get(desk() + (open ? "/open" : "/close")).then().statusCode(200);
    }

    private static String desk() {
        return System.getProperty(ADDRESS);
    }

    private synchronized void open() {
        if (mail == null) {
            mail = new GreenMail(ServerSetup.verbose(new ServerSetup[] {new ServerSetup(port, "127.0.0.1", "smtp")}));
            mail.start();
        }
    }

    private synchronized void close() {
        if (mail != null) {
            mail.stop();
            mail = null;
        }
    }

    private synchronized List<Mail> mails() {
        // Content handlers of mail are looked up there.
        Thread.currentThread().setContextClassLoader(PostOffice.class.getClassLoader());
        var found = new ArrayList<Mail>();
        if (mail == null) {
            return found;
        }
        for (var message : mail.getReceivedMessages()) {
            try {
                var parts = new HashMap<String, String>();
                collect(message, parts);
                found.add(new Mail(
                        message.getAllRecipients()[0].toString(),
                        message.getSubject(),
                        parts.getOrDefault("text", ""),
                        parts.getOrDefault("html", "")));
            } catch (MessagingException | IOException e) {
                throw new IllegalStateException(e);
            }
        }
        return found;
    }

    private static void collect(MimeMessage message, Map<String, String> parts) throws MessagingException, IOException {
        var content = (MimeMultipart) message.getContent();
        for (var i = 0; i < content.getCount(); i++) {
            var part = content.getBodyPart(i);
            parts.put(part.isMimeType("text/html") ? "html" : "text", String.valueOf(part.getContent()));
        }
    }

    private static void answer(HttpExchange exchange, byte[] body) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().add("Content-Type", "application/json; charset=utf-8");
            exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
            if (body.length > 0) {
                exchange.getResponseBody().write(body);
            }
        }
    }
}
