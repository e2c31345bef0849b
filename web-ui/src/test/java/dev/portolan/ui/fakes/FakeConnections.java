package dev.portolan.ui.fakes;

import dev.portolan.ui.fakes.FakeAnswers.Answer;
import dev.portolan.ui.fakes.FakeAnswers.Call;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Connections that keep what is done to them; github.com is there already, and a token `bad` is refused.
final class FakeConnections {
    private final Map<String, String> connections = new LinkedHashMap<>();

    FakeConnections() {
        connections.put("c1", """
                {"id":"c1","kind":"github","host":"github.com","name":"GitHub of acme","createdAt":"%s","lastUsedAt":"%s","webhook":true}""".formatted(FakeAnswers.ago(60 * 24 * 80), FakeAnswers.ago(3)));
        connections.put("c2", """
                {"id":"c2","kind":"gitlab","host":"git.acme.test","name":"git.acme.test","createdAt":"%s","lastUsedAt":"%s","webhook":false,
                 "lastError":"git.acme.test refused the token. It may have expired: put another one here."}""".formatted(FakeAnswers.ago(60 * 24 * 200), FakeAnswers.ago(64)));
        connections.put("c3", """
                {"id":"c3","kind":"bitbucket","host":"bitbucket.org","name":"Contractors","username":"acme-bot","createdAt":"%s","webhook":false}""".formatted(FakeAnswers.ago(90)));
    }

    @Nullable
    Answer answer(Call call) {
        if (call.is("GET", "/connections")) {
            return FakeAnswers.ok(FakeAnswers.items(call.empty() ? List.of() : List.copyOf(connections.values())));
        }
        if (call.is("POST", "/connections")) {
            return add(call.body());
        }
        if (!call.is("POST|PUT|DELETE", "/connections/.+")) {
            return null;
        }
        var id = call.segment(2);
        if (call.rest().endsWith("/test")) {
            return call.body().contains("http://")
                    ? FakeAnswers.invalid("/url", "must begin with https://")
                    : FakeAnswers.ok(
                            id.equals("c2")
                                    ? "{\"ok\":false,\"message\":\"git.acme.test answered 401: the token is not known there.\"}"
                                    : "{\"ok\":true,\"message\":\"Read it in 132 ms.\"}");
        }
        if (call.rest().endsWith("/webhook")) {
            connections.computeIfPresent(id, (_, known) -> known.replace("\"webhook\":false", "\"webhook\":true"));
            return FakeAnswers.ok("{\"url\":\"https://portolan.example/api/tenants/acme/sources/webhooks/" + id
                    + "\",\"secret\":\"whs_5mYq3nR8tVw2Xz7Kp4Lb9Gd6Hc1Jf0S\"}");
        }
        if (call.method().equals("DELETE")) {
            connections.remove(id);
        }
        return FakeAnswers.done();
    }

    private Answer add(String body) {
        var host = FakeAnswers.text(body, "host");
        if (host.isEmpty()) {
            return FakeAnswers.invalid(
                    "/host", "must not be empty; put the name of the host there, such as git.example.com");
        }
        if (FakeAnswers.text(body, "token").isEmpty()) {
            return FakeAnswers.invalid("/token", "must not be empty");
        }
        if (connections.values().stream().anyMatch(known -> known.contains("\"" + host + "\""))) {
            return FakeAnswers.problem(
                    409, "conflict", "There is a connection to " + host + " already. Change its token.");
        }
        var id = "c" + (connections.size() + 10);
        connections.put(
                id,
                "{\"id\":\"" + id + "\",\"kind\":\"" + FakeAnswers.text(body, "kind") + "\",\"host\":\"" + host
                        + "\",\"name\":\"" + host + "\",\"webhook\":false}");
        return new Answer(201, connections.getOrDefault(id, "{}"), 60);
    }
}
