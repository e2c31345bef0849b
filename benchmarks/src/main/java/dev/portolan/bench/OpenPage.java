package dev.portolan.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A page of the portal that is open, without a browser: it speaks to Vaadin as its script does (bootstrap, navigation,
/// then push by WebSocket) and notes what is pushed, and when. A session of its own on the server.
final class OpenPage implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern ACTION = Pattern.compile("action=\"([^\"]+)\"");
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int MOST_REDIRECTS = 12;

    private final HttpClient http;
    private final URI portal;
    private final Cookies cookies;
    private final ConcurrentLinkedQueue<Pushed> pushed = new ConcurrentLinkedQueue<>();
    private @Nullable WebSocket socket;
    private int ui;
    private String securityKey = "";

    private OpenPage(HttpClient http, URI portal, Cookies cookies) {
        this.http = http;
        this.portal = portal;
        this.cookies = cookies;
    }

    /// What was pushed, at a time of [System#nanoTime].
    record Pushed(long at, String text) {}

    /// Signs in with a password and opens a page.
    ///
    /// @param path without a slash in front
    static OpenPage signIn(HttpClient http, URI portal, String path, String email, String password) {
        var page = new OpenPage(http, portal, new Cookies());
        var form = page.get(portal.resolve("/" + path));
        for (var field : List.of(Map.entry("username", email), Map.entry("password", password))) {
            form = page.follow(page.post(page.action(form), field.getKey() + "=" + encoded(field.getValue())));
        }
        page.open(path);
        return page;
    }

    /// Opens a page in another session of the same person, who need not type anything again.
    OpenPage another(String path) {
        var page = new OpenPage(http, portal, cookies.below("/realms/"));
        var _ = page.get(portal.resolve("/" + path));
        page.open(path);
        return page;
    }

    /// All that was pushed since the last call.
    List<Pushed> take() {
        var all = List.copyOf(pushed);
        all.forEach(pushed::remove);
        return all;
    }

    private URI action(Answer form) {
        var found = ACTION.matcher(form.body());
        if (!found.find()) {
            throw new IllegalStateException("no form where one signs in, at " + form.address());
        }
        return form.address().resolve(found.group(1).replace("&amp;", "&"));
    }

    private void open(String path) {
        var start = json(get(portal.resolve("/?v-r=init&location=" + encoded(path) + "&query="))
                        .body())
                .path("appConfig");
        var uidl = start.path("uidl");
        ui = start.path("v-uiId").asInt();
        securityKey = uidl.path("Vaadin-Security-Key").asText();
        listen(uidl.path("Vaadin-Push-ID").asText());
        var navigate = JSON.createObjectNode();
        navigate.put("csrfToken", securityKey);
        navigate.put("syncId", uidl.path("syncId").asInt()).put("clientId", 0);
        var event = navigate.putArray("rpc").addObject();
        event.put("type", "event").put("node", 1).put("event", "ui-navigate");
        event.putObject("data")
                .put("route", path)
                .put("query", "")
                .put("appShellTitle", "")
                .put("trigger", "")
                .putObject("historyState")
                .put("idx", 0);
        var answer = tell(navigate);
        if (answer.status() != 200 || answer.body().contains("\"sessionExpired\"")) {
            throw new IllegalStateException("the page did not open: " + answer.status() + " " + answer.body());
        }
    }

    private Answer tell(JsonNode message) {
        return request(HttpRequest.newBuilder(portal.resolve("/?v-r=uidl&v-uiId=" + ui))
                .header("Content-Type", "application/json; charset=UTF-8")
                .POST(HttpRequest.BodyPublishers.ofString(message.toString())));
    }

    private void listen(String id) {
        var address = URI.create("ws://" + portal.getAuthority() + "/VAADIN/push?v-r=push&v-uiId=" + ui + "&v-pushId="
                + id + "&X-Atmosphere-tracking-id=0&X-Atmosphere-Framework=3.1.5-javascript"
                + "&X-Atmosphere-Transport=websocket&X-Atmosphere-TrackMessageSize=true"
                + "&Content-Type=application%2Fjson%3B%20charset%3DUTF-8&X-atmo-protocol=true");
        try {
            socket = http.newWebSocketBuilder()
                    .header("Cookie", cookies.header(portal))
                    .header("Origin", portal.getScheme() + "://" + portal.getAuthority())
                    .buildAsync(address, new Listener())
                    .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("push did not open: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private Answer get(URI address) {
        return follow(request(HttpRequest.newBuilder(address)));
    }

    private Answer post(URI address, String form) {
        return request(HttpRequest.newBuilder(address)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    private Answer follow(Answer answer) {
        var at = answer;
        for (var turn = 0; at.location() != null && turn < MOST_REDIRECTS; turn++) {
            at = request(HttpRequest.newBuilder(at.address().resolve(at.location())));
        }
        if (at.status() != 200) {
            throw new IllegalStateException(at.address() + " answered " + at.status());
        }
        return at;
    }

    private Answer request(HttpRequest.Builder builder) {
        var address = builder.build().uri();
        try {
            var request = builder.timeout(PATIENCE)
                    .header("Cookie", cookies.header(address))
                    .build();
            var answer = http.send(request, BodyHandlers.ofString());
            cookies.keep(answer.headers());
            return new Answer(
                    address,
                    answer.statusCode(),
                    answer.body(),
                    answer.headers().firstValue("location").orElse(null));
        } catch (IOException e) {
            throw new IllegalStateException(address + " failed: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static JsonNode json(String body) {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            throw new IllegalStateException("no JSON: " + body, e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /// As a browser does: a page that was only cut off is kept for a while, and told of everything.
    @Override
    public void close() {
        var open = socket;
        if (open != null) {
            var message = JSON.createObjectNode().put("csrfToken", securityKey).put("UNLOAD", true);
            message.putArray("rpc");
            var _ = tell(message);
            open.abort();
        }
    }

    private record Answer(
            URI address, int status, String body, @Nullable String location) {}

    private final class Listener implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                pushed.add(new Pushed(System.nanoTime(), text.toString()));
                text.setLength(0);
            }
            from.request(1);
            return null;
        }
    }
}
