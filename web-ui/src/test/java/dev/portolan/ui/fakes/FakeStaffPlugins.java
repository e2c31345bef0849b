package dev.portolan.ui.fakes;

import dev.portolan.ui.fakes.FakeAnswers.Answer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What plugin-manager tells staff: releases and their rollout, submissions to review, publishers and their tokens.
final class FakeStaffPlugins {
    private static final String[][] RELEASES = {
        {"quality", "2.1.0", "published", "214"},
        {"quality", "2.0.3", "deprecated", "31"},
        {"uptime", "1.3.0-beta.1", "published", "9"},
        {"uptime", "1.2.0", "published", "1204"},
        {"uptime", "1.1.1", "yanked", "17"},
        {"uptime", "1.1.0", "revoked", "0"}
    };

    private final Map<String, String> states = new HashMap<>();
    private final Map<String, String> rollouts = new HashMap<>();
    private final Map<String, String> decisions = new HashMap<>();
    private final List<String> publishers = new ArrayList<>();
    private final List<String> tokens = new ArrayList<>(List.of(token("t1", "Build of the plugins", "")));
    private boolean suspended;
    private String ring = "general";

    /// @param parts of the path below `/api/operator`
    Answer answer(String method, String[] parts, Map<String, String> query, String body, boolean empty) {
        return switch (parts[1]) {
            case "releases" -> parts.length == 2 ? releases(query, empty) : release(method, parts, body);
            case "reviews" -> parts.length == 2 ? reviews(query, empty) : review(parts, query, body);
            case "publishers" -> publishers(method, parts, body, empty);
            default -> {
                if (method.equals("PUT")) {
                    ring = FakeAnswers.text(body, "ring");
                }
                yield FakeAnswers.ok("{\"ring\":\"" + ring + "\"}");
            }
        };
    }

    private Answer releases(Map<String, String> query, boolean empty) {
        var text = query.getOrDefault("q", "");
        var found = new ArrayList<String>();
        for (var row : empty ? new String[0][] : RELEASES) {
            var json = release(row);
            if (("portolan/" + row[0]).contains(text)
                    && json.contains("\"state\":\"" + query.getOrDefault("status", ""))) {
                found.add(json);
            }
        }
        return FakeAnswers.ok(FakeAnswers.items(found));
    }

    private String release(String[] row) {
        var digest = digest(row);
        var state = states.getOrDefault(digest, row[2]);
        return """
                {"publisher":"portolan","plugin":"%s","version":"%s","digest":"%s","state":"%s"%s,"publishedAt":"%s","tenants":%s}""".formatted(row[0], row[1], digest, state, reason(state), FakeAnswers.ago(60L * 24 * 20), row[3]);
    }

    private static String digest(String[] row) {
        return (row[0] + row[1]).replaceAll("[^a-z0-9]", "") + "b2c3d4e5f60718293a4b5c6d7e8f90";
    }

    private static String reason(String state) {
        return switch (state) {
            case "revoked" -> ",\"reason\":\"Sends what it should keep\"";
            case "deprecated" -> ",\"reason\":\"2.1.0 asks for less\"";
            case "yanked" -> ",\"reason\":\"Its card does not load for large catalogs\"";
            default -> "";
        };
    }

    private Answer release(String method, String[] parts, String body) {
        for (var row : RELEASES) {
            if (digest(row).equals(parts[2])) {
                return parts.length == 3 ? one(row) : act(method, parts, body, row);
            }
        }
        return FakeAnswers.notFound();
    }

    private Answer one(String[] row) {
        return FakeAnswers.ok(release(row)
                .replace("\"state\"", "\"status\"")
                .replace(
                        "\"tenants\"",
                        "\"signedBy\":\"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08\",\"installations\":"
                                + row[3] + ",\"tenants\""));
    }

    private Answer act(String method, String[] parts, String body, String[] row) {
        var digest = parts[2];
        if (parts[3].equals("rollout")) {
            if (method.equals("PUT")) {
                rollouts.put(digest, body.substring(0, body.length() - 1));
            }
            var rollout =
                    rollouts.getOrDefault(digest, "{\"percent\":25,\"rings\":[\"early\",\"general\"],\"paused\":false");
            return FakeAnswers.ok(rollout + ",\"reached\":" + row[3]
                    + ",\"waiting\":903,\"steps\":[{\"percent\":5,\"rings\":[\"early\"],\"paused\":false,\"by\":\"Ada Okafor\",\"at\":\""
                    + FakeAnswers.ago(2_000) + "\"}]}");
        }
        if (method.equals("DELETE")) {
            states.put(digest, "published");
        } else {
            states.put(
                    digest,
                    switch (parts[3]) {
                        case "revocation" -> "revoked";
                        case "deprecation" -> "deprecated";
                        default -> "yanked";
                    });
        }
        return FakeAnswers.ok("{}");
    }

    private Answer reviews(Map<String, String> query, boolean empty) {
        var wanted = query.getOrDefault("state", "");
        var found = List.of(
                        submission("s1", "ember-labs", "costs", "1.3.0", "quarantined", ""),
                        submission("s2", "fjord", "sonarqube", "2.0.0", "quarantined", ""),
                        submission("s3", "kiln", "uptlme", "0.1.0", "rejected", ""),
                        submission("s4", "portolan", "uptime", "1.2.0", "published", ""))
                .stream()
                .filter(one -> !empty && one.contains("\"state\":\"" + wanted))
                .toList();
        return FakeAnswers.ok(FakeAnswers.items(found));
    }

    private Answer review(String[] parts, Map<String, String> query, String body) {
        if (parts.length == 3) {
            var more = """
                    ,"files":[{"path":"plugin.yaml","size":1204},{"path":"plugin.js","size":48211},{"path":"config.schema.json","size":2210},{"path":"README.md","size":3020},{"path":"CHANGELOG.md","size":412},{"path":"icon.svg","size":730},{"path":"i18n/de.json","size":980},{"path":"screenshots/card.png","size":220113}],
                    "manifest":{"apiVersion":"portolan.dev/v1","id":"costs","publisher":"ember-labs","version":"1.3.0","title":"Cost per month","permissions":["catalog.entity.read",{"egress":"https://*"}],"limits":{"timeoutMs":800}}""";
            return switch (parts[2]) {
                case "s1" -> FakeAnswers.ok(submission("s1", "ember-labs", "costs", "1.3.0", "quarantined", more));
                case "s2" ->
                    FakeAnswers.ok(submission("s2", "fjord", "sonarqube", "2.0.0", "quarantined", more)
                            .replaceAll("\"findings\":\\[.*\\],\"cap", "\"findings\":[],\"cap"));
                case "s3" -> FakeAnswers.ok(submission("s3", "kiln", "uptlme", "0.1.0", "rejected", more));
                default -> FakeAnswers.notFound();
            };
        }
        if (parts[3].equals("files")) {
            return FakeAnswers.ok(file(query.getOrDefault("path", "")));
        }
        decisions.put(
                parts[2],
                parts[3].equals("approval")
                        ? "published|" + FakeAnswers.text(body, "note")
                        : "rejected|" + FakeAnswers.text(body, "reason"));
        return FakeAnswers.ok("{}");
    }

    private String submission(String id, String publisher, String plugin, String version, String state, String more) {
        var decided = decisions.get(id);
        var now = decided == null ? state : decided.split("\\|", 2)[0];
        var decision = decided == null
                ? (state.equals("rejected")
                        ? ",\"decidedAt\":\"" + FakeAnswers.ago(100)
                                + "\",\"decision\":{\"by\":\"\",\"reason\":\"The scanner found errors.\"}"
                        : "")
                : ",\"decidedAt\":\"" + FakeAnswers.ago(0)
                        + "\",\"decision\":{\"by\":{\"subject\":\"8f14e45f\",\"name\":\"Ada Okafor\"},\"reason\":\""
                        + decided.split("\\|", 2)[1] + "\"}";
        var error = state.equals("rejected")
                ? "{\"rule\":\"look-alike\",\"severity\":\"error\",\"path\":\"plugin.yaml\",\"line\":2,\"found\":\"uptlme\",\"expected\":\"a name unlike portolan/uptime\",\"message\":\"The name can be taken for portolan/uptime of another publisher. Choose another one.\"},"
                : "";
        return """
                {"id":"%s","publisher":"%s","plugin":"%s","version":"%s","state":"%s","submittedAt":"%s"%s,"findings":[%s{"rule":"hidden-unicode","severity":"warning","path":"plugin.js","line":6,"found":"U+202E","expected":"characters that can be seen","message":"A character here turns the order of the text round, so that the code reads otherwise than it runs."},{"rule":"secret","severity":"warning","path":"plugin.js","line":9,"found":"token = \\"ghp_…\\"","expected":"no secret in a package","message":"This looks like a token. Take it out, and void it: it has been handed in."},{"rule":"capability-difference","severity":"info","path":"/permissions","found":"egress https://*","expected":"","message":"It asks for more than 1.2.0."}],"capabilities":{"added":["Connect to any server on the internet","Send notifications"],"removed":["Write to the catalog"]}%s}""".formatted(
                id, publisher, plugin, version, now, FakeAnswers.ago(id.length() * 130L), decision, error, more);
    }

    private static String file(String path) {
        if (!path.equals("plugin.js")) {
            return "# " + path + "\n\nA few words about what is in here.\n".repeat(12);
        }
        return """
                // What a service costs, from the billing export.
                export async function card({ config, context }) {
                  const id = context.entity.metadata.annotations['costs/id'];
                  if (!id) {
                    return { block: 'empty', text: 'No annotation' };
                  } /* \u202E } \u2066if (admin)\u2069 \u2066 begin */
                  const answer = await http.fetch(config.host + '/v1/costs/' + id);
                  const zero\u200Bwidth = 1;
                  const token = "ghp_aVeryLongTokenThatShouldNotBeHere";
                  return { block: 'stat', value: answer.json.total, unit: 'EUR' };
                }
                """ + "// more\n".repeat(60);
    }

    private Answer publishers(String method, String[] parts, String body, boolean empty) {
        if (parts.length == 2 && method.equals("POST")) {
            var id = FakeAnswers.text(body, "id");
            if (id.equals("portolan")) {
                return FakeAnswers.invalid("/id", "is taken; choose another one");
            }
            publishers.add(publisher(id, FakeAnswers.text(body, "name"), true, false, false));
            return new Answer(201, "{}", 60);
        }
        if (parts.length == 2) {
            var all = new ArrayList<>(publishers);
            if (!empty) {
                all.add(publisher("ember-labs", "Ember Labs", true, false, suspended));
                all.add(publisher("fjord", "Fjord Software", true, true, false));
                all.add(publisher("kiln", "Kiln", false, true, false));
                all.add(publisher("portolan", "Portolan", false, true, false));
            }
            return FakeAnswers.ok(FakeAnswers.items(all));
        }
        if (parts.length == 3) {
            suspended = body.contains("\"suspended\":true");
            return FakeAnswers.ok("{}");
        }
        if (method.equals("POST")) {
            var name = FakeAnswers.text(body, "name");
            tokens.add(token("t" + (tokens.size() + 1), name, ""));
            return new Answer(201, token("t9", name, ",\"token\":\"ptp_4f1b2b0b822cd15d6c15b0f00a08e7d91c\""), 60);
        }
        if (method.equals("DELETE")) {
            tokens.removeIf(token -> token.contains("\"id\":\"" + parts[4] + "\""));
            return FakeAnswers.done();
        }
        return FakeAnswers.ok(FakeAnswers.items(parts[2].equals("fjord") ? List.of() : tokens));
    }

    private static String publisher(String id, String name, boolean reviewed, boolean verified, boolean suspended) {
        return """
                {"id":"%s","name":"%s","website":"https://www.%1$s.test","reviewed":%b,"suspended":%b,"since":"2026-02-01T10:00:00Z"%s}""".formatted(
                        id,
                        name,
                        reviewed,
                        suspended,
                        verified
                                ? ",\"verifiedAt\":\"2026-03-02T10:00:00Z\",\"fingerprint\":\"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08\""
                                : "");
    }

    private static String token(String id, String name, String more) {
        return "{\"id\":\"" + id + "\",\"name\":\"" + name + "\",\"prefix\":\"" + id.toLowerCase(Locale.ROOT)
                + "\",\"createdAt\":\"" + FakeAnswers.ago(4_000) + "\"" + more + "}";
    }
}
