package dev.portolan.ui.fakes;

import dev.portolan.ui.fakes.FakeAnswers.Answer;
import dev.portolan.ui.fakes.FakeAnswers.Call;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Sources that keep what is done to them. One is always under way, and comes further with each look; what contains
/// `bad` is refused, and what contains `part` is taken in part.
final class FakeSources {
    private static final String ID = "0190f3a2-1111-7000-8000-00000000000";
    private static final String NO_OWNER = """
            {"file":"https://github.com/acme/platform/blob/main/queue/catalog-info.yaml","line":14,"document":2,"path":"/spec/owner",
             "found":"nothing","expected":"a reference to a group or user","message":"spec.owner is missing.",
             "mend":"Put the owning team there, for example group:platform."}""";
    private static final String BAD_NAME = """
            {"file":"https://github.com/acme/platform/blob/main/mail/catalog-info.yaml","line":4,"path":"/metadata/name",
             "found":"Mail Sender","expected":"letters, digits, -, _ and . , at most 63 of them",
             "message":"metadata.name is no name.","mend":"Write mail-sender there."}""";
    private static final String TAKEN = """
            {"file":"https://git.acme.test/platform/all.yaml","line":212,"path":"/metadata/name","found":"component:default/checkout",
             "expected":"a name that nobody else has",
             "message":"component:default/checkout is held by https://git.acme.test/shop/checkout/catalog-info.yaml.",
             "mend":"Rename it, or take it out of one of the two files."}""";
    private final Map<String, String> sources = new LinkedHashMap<>();
    private int looks;
    private int made;

    FakeSources() {
        sources.put(ID + "1", """
                {"id":"%s1","kind":"url","target":"https://git.acme.test/shop/checkout/catalog-info.yaml","state":"ok",
                 "lastReadAt":"%s","nextReadAt":"%s","entities":12,"errors":[],"revision":"W/\\"a81c\\"","everySeconds":300}""".formatted(ID, FakeAnswers.ago(3), FakeAnswers.ago(-2)));
        sources.put(ID + "2", """
                {"id":"%s2","kind":"url","target":"https://git.acme.test/platform/all.yaml","state":"failed","lastReadAt":"%s",
                 "nextReadAt":"%s","entities":31,"errors":[%s,%s,%s]}""".formatted(ID, FakeAnswers.ago(64), FakeAnswers.ago(-5), NO_OWNER, BAD_NAME, TAKEN));
        sources.put(ID + "3", """
                {"id":"%s3","kind":"git","target":"https://github.com/acme/services#main:**/catalog-info.yaml","state":"reading",
                 "lastReadAt":"%s","entities":8214,"errors":[],"revision":"4f1d2c9a7be0","everySeconds":3600,
                 "git":{"url":"https://github.com/acme/services","branch":"main","pattern":"**/catalog-info.yaml"},
                 "progress":{"phase":"storing","done":@DONE,"total":10000}}""".formatted(ID, FakeAnswers.ago(61)));
        sources.put(ID + "4", """
                {"id":"%s4","kind":"upload","name":"teams.yaml","target":"teams.yaml","state":"ok","lastReadAt":"%s","entities":24,
                 "errors":[]}""".formatted(ID, FakeAnswers.ago(60 * 24 * 12)));
        sources.put(ID + "5", """
                {"id":"%s5","kind":"provider","target":"ldap","state":"ok","lastReadAt":"%s","entities":412,"errors":[]}""".formatted(ID, FakeAnswers.ago(11)));
        sources.put(ID + "6", """
                {"id":"%s6","kind":"managed","target":"managed","state":"ok","entities":3,"errors":[]}""".formatted(ID));
    }

    @Nullable
    Answer answer(Call call) {
        if (call.is("GET", "/sources")) {
            return FakeAnswers.ok(FakeAnswers.items(
                    call.empty()
                            ? List.of()
                            : sources.values().stream()
                                    .map(this::now)
                                    .filter(source -> source.toLowerCase(Locale.ROOT)
                                            .contains(call.query()
                                                    .getOrDefault("q", "")
                                                    .toLowerCase(Locale.ROOT)))
                                    .toList()));
        }
        if (call.is("POST", "/sources/preview")) {
            return preview(call);
        }
        if (call.is("GET", "/sources/errors")) {
            return FakeAnswers.ok(FakeAnswers.items(errors(call)));
        }
        if (call.is("POST", "/sources")) {
            return register(call);
        }
        if (call.is("GET|PATCH", "/sources/" + ID + ".*") || call.is("POST|DELETE|PUT", "/sources/" + ID + ".*")) {
            return one(call);
        }
        return null;
    }

    private String now(String source) {
        return source.replace("@DONE", Integer.toString(Math.min(10_000, looks * 700)));
    }

    private Answer one(Call call) {
        var id = call.segment(2);
        var known = sources.get(id);
        if (known == null || call.empty()) {
            return FakeAnswers.notFound();
        }
        switch (call.method()) {
            case "DELETE" -> sources.remove(id);
            case "PATCH" -> {
                var every = call.body().replaceAll("\\D", "");
                sources.put(
                        id,
                        known.replaceFirst(
                                ",\"everySeconds\":\\d+|(?=}$)", every.isEmpty() ? "" : ",\"everySeconds\":" + every));
            }
            case "GET" -> {
                if (call.rest().endsWith("/content")) {
                    return FakeAnswers.ok(
                            "apiVersion: backstage.io/v1alpha1\nkind: Group\nmetadata:\n  name: storefront\nspec:\n  type: team\n  children: []\n");
                }
                looks++;
                return FakeAnswers.ok(now(known));
            }
            default -> looks = 0;
        }
        return call.method().equals("PATCH")
                ? FakeAnswers.ok(now(sources.getOrDefault(id, known)))
                : new Answer(call.method().equals("DELETE") ? 204 : 202, "", 60);
    }

    private static Answer preview(Call call) {
        if (call.body().contains("bad")) {
            return FakeAnswers.invalid(pointer(call), "bad.test does not resolve. Check the address.");
        }
        if (call.body().contains("slow")) {
            return new Answer(
                    504,
                    "{\"type\":\"https://portolan.dev/problems/timeout\",\"title\":\"T\",\"status\":504,\"detail\":\"slow.test did not answer within a minute.\"}",
                    500);
        }
        var part = call.body().contains("part");
        var refused = part ? """
                ,{"ref":"component:default/queue","kind":"Component","name":"queue","file":"https://github.com/acme/platform/blob/main/queue/catalog-info.yaml","verdict":"refused","errors":[%s]},
                {"kind":"Component","name":"Mail Sender","file":"https://github.com/acme/platform/blob/main/mail/catalog-info.yaml","verdict":"refused","errors":[%s]}""".formatted(NO_OWNER, BAD_NAME) : "";
        return new Answer(
                200,
                """
                {"entities":[
                 {"ref":"component:default/checkout","kind":"Component","name":"checkout","title":"Checkout","owner":"group:default/storefront","file":"https://git.acme.test/shop/catalog-info.yaml","verdict":"changed","errors":[]},
                 {"ref":"api:default/checkout-api","kind":"API","name":"checkout-api","owner":"group:default/storefront","file":"https://git.acme.test/shop/catalog-info.yaml","verdict":"new","errors":[]},
                 {"ref":"group:default/storefront","kind":"Group","name":"storefront","file":"https://git.acme.test/shop/teams.yaml","verdict":"unchanged","errors":[]}%s],
                 "errors":[%s],"counts":{"new":1,"changed":1,"unchanged":1,"refused":%d}}""".formatted(
                                refused,
                                part
                                        ? "{\"file\":\"https://git.acme.test/shop/old.yaml\",\"line\":3,\"message\":\"The file is no YAML: a tab stands where spaces are expected.\",\"mend\":\"Indent with spaces.\"}"
                                        : "",
                                part ? 2 : 0),
                700);
    }

    private static String pointer(Call call) {
        return switch (FakeAnswers.text(call.body(), "kind")) {
            case "git" -> "/url";
            case "upload" -> "/content";
            default -> "/target";
        };
    }

    private Answer register(Call call) {
        if (call.body().contains("twice")) {
            return FakeAnswers.problem(409, "conflict", "This source is registered already.");
        }
        var id = ID + (char) ('a' + made++);
        var kind = FakeAnswers.text(call.body(), "kind");
        var target = FakeAnswers.text(call.body(), kind.equals("url") ? "target" : kind.equals("git") ? "url" : "name");
        sources.put(
                id,
                "{\"id\":\"" + id + "\",\"kind\":\"" + kind + "\",\"target\":\"" + target
                        + "\",\"state\":\"pending\",\"entities\":0,\"errors\":[]}");
        return new Answer(201, sources.getOrDefault(id, "{}"), 60);
    }

    private static List<String> errors(Call call) {
        if (call.empty() || call.query().getOrDefault("source", ID + "2").endsWith("1")) {
            return List.of();
        }
        var common = "{\"source\":\"" + ID
                + "2\",\"target\":\"https://git.acme.test/platform/all.yaml\",\"kind\":\"url\",\"at\":\""
                + FakeAnswers.ago(64) + "\",";
        return List.of(
                common + NO_OWNER.substring(1),
                common + BAD_NAME.substring(1),
                common + TAKEN.substring(1),
                common.replace("all.yaml", "services.git")
                        + "\"message\":\"git.acme.test refused the token of the connection.\",\"mend\":\"Put another token there under Settings, Connections.\"}");
    }
}
