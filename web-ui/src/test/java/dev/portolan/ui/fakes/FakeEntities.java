package dev.portolan.ui.fakes;

import dev.portolan.ui.fakes.FakeAnswers.Answer;
import dev.portolan.ui.fakes.FakeAnswers.Call;
import org.jspecify.annotations.Nullable;

/// Single entities: what becomes of them, and the one that is managed here. A text with `taken` in it is held by a
/// source, one with `late` was changed meanwhile, one with `owner: nobody` is not in order.
final class FakeEntities {
    private String description = "Answers the telephone, and says who is on call";
    private int etag = 7;

    @Nullable
    Answer answer(Call call) {
        if (call.is("POST", "/catalog/validate-entity")) {
            return validate(call.body());
        }
        if (!call.rest().startsWith("/catalog/entities/by-name/")) {
            return null;
        }
        if (call.is("GET", ".*/history")) {
            return FakeAnswers.ok(call.empty() ? "{\"items\":[]}" : history(call));
        }
        if (call.is("GET", ".*/history/99")) {
            return FakeAnswers.notFound();
        }
        if (call.is("GET", ".*/history/\\d+")) {
            return FakeAnswers.ok(version(call.segment(8)));
        }
        if (call.is("POST", ".*/restore")) {
            return FakeAnswers.ok("{}");
        }
        if (call.is("DELETE", ".*")) {
            return FakeAnswers.done();
        }
        if (call.is("PUT", ".*")) {
            return write(call);
        }
        return call.rest().endsWith("/pager") ? FakeAnswers.ok(managed()) : null;
    }

    private Answer write(Call call) {
        if (call.body().contains("taken")) {
            return FakeAnswers.problem(
                    409,
                    "conflict",
                    "component:default/checkout is described by https://git.acme.test/shop/checkout/catalog-info.yaml.");
        }
        if (call.body().contains("late")) {
            description = "Changed by somebody else";
            etag++;
            return FakeAnswers.problem(412, "precondition-failed", "It was changed meanwhile.");
        }
        if (call.body().contains("\"nobody\"")) {
            return FakeAnswers.invalid("/spec/owner", "must be a group or user that there is, found nobody");
        }
        var text = FakeAnswers.text(call.body(), "description");
        description = text.isEmpty() ? description : text;
        etag++;
        return new Answer(200, "{}", 60);
    }

    private static Answer validate(String body) {
        if (body.contains("\"nobody\"")) {
            return new Answer(400, """
                    {"errors":[{"name":"InputError","message":"Processor BuiltinKindsEntityProcessor threw an error while validating the entity component:default/pager; caused by TypeError: /spec must have required property 'lifecycle' - missingProperty: lifecycle"},
                     {"name":"InputError","message":"Policy check failed for component:default/pager; caused by Error: \\"tags.0\\" is not valid; expected a string of [a-z0-9+#] separated by [-], at most 63 characters in total but found \\"Big Deal\\"."}]}""", 120);
        }
        return new Answer(200, "", 120);
    }

    private String managed() {
        return """
                {"apiVersion":"backstage.io/v1alpha1","kind":"Component","metadata":{"name":"pager","namespace":"default","title":"Pager",
                 "uid":"u9","etag":"e%d","description":"%s","tags":["phone"],
                 "annotations":{"backstage.io/managed-by-location":"managed:managed","backstage.io/managed-by-origin-location":"managed:managed"}},
                 "spec":{"type":"service","lifecycle":"production","owner":"group:default/platform"},
                 "relations":[{"type":"ownedBy","targetRef":"group:default/platform"}]}""".formatted(etag, description);
    }

    private static String history(Call call) {
        if (call.query().containsKey("cursor")) {
            return "{\"items\":[" + entry("1", 60 * 24 * 200, "created", SOURCE, """
                    {"path":"/kind","after":"Component"},{"path":"/metadata/name","after":"checkout"},
                    {"path":"/spec/owner","after":"group:default/storefront"},{"path":"/spec/type","after":"service"}""") + "]}";
        }
        return "{\"items\":["
                + entry("6", 14, "changed", "{\"kind\":\"person\",\"person\":\"Ada Okafor\"}", """
                    {"path":"/metadata/description","before":"Takes the basket to an order.","after":"Takes the basket through address, delivery and payment to an order."},
                    {"path":"/metadata/tags","before":["java"],"after":["java","quarkus","tier-1"]}""")
                + "," + entry("5", 60 * 5, "changed", SOURCE, """
                    {"path":"/spec/lifecycle","before":"experimental","after":"production"}""")
                + "," + entry("4", 60 * 24 * 3, "created", "{\"kind\":\"provider\",\"source\":\"ldap\"}", """
                    {"path":"/spec/type","after":"service"}""")
                + "," + entry("3", 60 * 24 * 4, "deleted", SOURCE, "")
                + ","
                + entry(
                        "2",
                        60 * 24 * 90,
                        "changed",
                        "{\"kind\":\"import\",\"source\":\"https://backstage.acme.test\"}",
                        """
                    {"path":"/metadata/annotations/github.com~1project-slug","after":"acme/checkout"},
                    {"path":"/spec/dependsOn","before":["component:ledger"],"after":["component:ledger","resource:orders-db"]},
                    {"path":"/spec/system","after":"shop"},{"path":"/metadata/title","before":"checkout","after":"Checkout"},
                    {"path":"/metadata/links","after":[{"url":"https://dash.acme.test/checkout","title":"Dashboard"}]},
                    {"path":"/spec/providesApis","after":["checkout-api"]},{"path":"/spec/owner","before":"storefront","after":"group:default/storefront"}""")
                + "],\"next\":\"older\"}";
    }

    private static final String SOURCE = """
            {"kind":"source","source":"https://git.acme.test/shop/checkout/catalog-info.yaml","revision":"4f1d2c9a7be0113399aa4f1d2c9a7be0113399aa","file":"https://git.acme.test/shop/checkout/catalog-info.yaml"}""";

    private static String entry(String version, long minutes, String operation, String cause, String differences) {
        return "{\"version\":" + version + ",\"at\":\"" + FakeAnswers.ago(minutes) + "\",\"operation\":\"" + operation
                + "\",\"cause\":" + cause + ",\"etag\":\"e" + version + "\",\"differences\":[" + differences + "]}";
    }

    private static String version(String version) {
        var entry = entry(version, 60L * 24 * 3, "changed", SOURCE, "");
        return entry.substring(0, entry.length() - 1) + ",\"entity\":" + FakeAnswers.file("entity.json") + "}";
    }
}
