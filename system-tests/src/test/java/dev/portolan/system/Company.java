package dev.portolan.system;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/// Signs a company up over the public calls, reading the mail as its owner would.
///
/// @param email of the owner, unique per company
record Company(Stack stack, String slug, String email) {
    private static final Pattern LINK =
            Pattern.compile("/signup/confirm\\?id=([^&\\s\"<]+)&(?:amp;)?code=([^&\\s\"<]+)");

    static Company of(Stack stack, String slug) {
        return new Company(stack, slug, "owner@" + slug + ".test");
    }

    Api tenants() {
        return new Api(stack.url(8081), null);
    }

    /// Asks for a portal and returns the link of the mail.
    Link ask() {
        var body = """
                {"organization": "%s Ltd", "slug": "%s", "email": "%s", "givenName": "Olga", "familyName": "Owner"}""".formatted(slug, slug, email);
        var answer = tenants().post("/api/signups", body);
        if (answer.status() != 202) {
            throw new IllegalStateException(answer.body());
        }
        return awaitLink();
    }

    Link awaitLink() {
        var mail = new Api(stack.url(8025), null);
        return Awaitility.await("the mail to " + email)
                .atMost(Duration.ofSeconds(30))
                .until(
                        () -> {
                            for (var message : mail.get("/api/messages").json()) {
                                var link = LINK.matcher(message.path("text").asText());
                                if (message.path("to").toString().contains(email) && link.find()) {
                                    return new Link(decode(link.group(1)), decode(link.group(2)));
                                }
                            }
                            return null;
                        },
                        found -> found != null);
    }

    /// Confirms; repeats while a service that is being restarted does not answer.
    void confirm(Link link, String password) {
        Awaitility.await("confirmation of " + slug)
                .atMost(Duration.ofMinutes(2))
                .ignoreExceptions()
                .until(() -> {
                    var answer = tenants()
                            .post(
                                    "/api/signups/" + link.id() + "/confirmation",
                                    "{\"code\": \"" + link.code() + "\", \"password\": \"" + password + "\"}");
                    // 409: an earlier try, whose answer a crash took, has been heard
                    return answer.status() == 202 || answer.status() == 200 || answer.status() == 409;
                });
    }

    void awaitActive(Link link) {
        Awaitility.await(slug + " is active")
                .atMost(Duration.ofMinutes(3))
                .ignoreExceptions()
                .until(() -> tenants()
                        .get("/api/signups/" + link.id())
                        .json()
                        .path("state")
                        .asText()
                        .equals("active"));
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    record Link(String id, String code) {}
}
