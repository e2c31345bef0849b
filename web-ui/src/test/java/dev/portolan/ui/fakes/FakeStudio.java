package dev.portolan.ui.fakes;

import dev.portolan.ui.fakes.FakeAnswers.Answer;
import dev.portolan.ui.fakes.FakeAnswers.Call;
import org.jspecify.annotations.Nullable;

/// Two drafts, one of them published; a preview that shows an incident, or what is wrong where a request has no name.
/// Who saves something that is quicker finds that somebody else was.
final class FakeStudio {
    private static final String CONTENT = """
        {"title":"Incidents","summary":"Open incidents of a service, from the status page.","point":"entity.card","kinds":["component"],
         "refresh":"1m","address":"https://status.acme.test","secret":"bearer",
         "requests":[{"name":"incidents","path":"/api/incidents"}],
         "values":[{"name":"open","expression":"incidents.json[state='open']"}],
         "blocks":[{"kind":"status","state":"bad","label":"=$string($count(open)) & \\" open\\""},
           {"kind":"table","items":"open","columns":[{"title":"Incident","value":"title"},{"title":"Since","value":"since"}]}]}\
        """;
    private static final String SAMPLE = "[{\\\"title\\\":\\\"Payments are"
            + " slow\\\",\\\"state\\\":\\\"open\\\",\\\"since\\\":\\\"2026-11-28T08:10:00Z\\\"}]";

    private volatile boolean overtaken;

    @Nullable
    Answer answer(Call call) {
        if (call.is("GET", "/studio/drafts")) {
            return FakeAnswers.ok(
                    call.empty() ? "{\"items\":[]}" : """
                        {"items":[
                          {"id":"d1","name":"incidents","title":"Incidents","point":"entity.card","released":"1.1.0","changedAt":"%s","changedBy":"Ada Lovelace"},
                          {"id":"d2","name":"deployments","title":"Deployments of the last week","point":"home.widget","changedAt":"%s","changedBy":"Grace Hopper"}]}\
                        """.formatted(FakeAnswers.ago(12), FakeAnswers.ago(60 * 26)));
        }
        if (call.is("POST", "/studio/drafts")) {
            return FakeAnswers.text(call.body(), "name").isEmpty()
                    ? FakeAnswers.invalid("/name", "must be 1 to 40 of a-z, 0-9 and -")
                    : new Answer(201, whole("{\"title\":\"New\",\"point\":\"entity.card\"}", ""), 60);
        }
        if (call.is("PUT", "/studio/drafts/.+") && call.body().contains("quicker")) {
            overtaken = true;
            return new Answer(
                    412, "{\"type\":\"https://portolan.dev/problems/precondition-failed\",\"status\":412}", 60);
        }
        if (overtaken && call.is("GET", "/studio/drafts/d1")) {
            return FakeAnswers.ok(whole(
                            CONTENT.replace("from the status page", "as the status page has them")
                                    .replace("\"Since\"", "\"Open since\"")
                                    .replace("\"1m\"", "\"5m\""),
                            ",\"released\":\"1.1.0\"")
                    .replace("\"revision\":4", "\"revision\":5"));
        }
        if (call.is("GET|PUT", "/studio/drafts/.+")) {
            return FakeAnswers.ok(whole(
                    call.rest().endsWith("d2")
                            ? "{\"title\":\"Deployments of the last week\",\"point\":\"home.widget\"}"
                            : CONTENT,
                    call.rest().endsWith("d2") ? "" : ",\"released\":\"1.1.0\",\"sameAs\":\"1.1.0\""));
        }
        if (call.is("POST", "/studio/drafts/.+/publication")) {
            return call.rest().contains("d2")
                    ? FakeAnswers.invalid("/content/blocks", "must have at least one block")
                    : new Answer(
                            201,
                            "{\"publisher\":\"own-8f14e45f\",\"plugin\":\"incidents\",\"version\":\"1.2.0\"}",
                            300);
        }
        if (call.is("POST", "/studio/samples")) {
            return FakeAnswers.ok(
                    call.body().contains("10.0.0.1")
                            ? "{\"error\":\"10.0.0.1 is no public address.\"}"
                            : "{\"status\":200,\"contentType\":\"application/json\",\"body\":\"" + SAMPLE + "\"}");
        }
        return call.is("POST", "/studio/previews") ? preview(call.body()) : null;
    }

    private static Answer preview(String body) {
        return FakeAnswers.ok(body.contains("\"samples\":{}") && body.contains("incidents") ? """
            {"faults":[{"pointer":"/requests/0","message":"There is no sample of incidents yet. Fetch one.","found":"","expected":""}],"log":[]}\
            """ : """
                {"view":{"block":"section","title":"Incidents","children":[
                   {"block":"status","state":"bad","label":"1 open"},
                   {"block":"table","columns":[{"key":"c0","title":"Incident"},{"key":"c1","title":"Since"}],
                    "rows":[{"c0":"Payments are slow","c1":"2026-11-28T08:10:00Z"}]}]},
                 "values":{"incidents":{"status":200,"json":[{"title":"Payments are slow","state":"open"}]},
                   "open":{"title":"Payments are slow","state":"open","since":"2026-11-28T08:10:00Z"}},
                 "faults":[],"log":[]}\
                """);
    }

    private static String whole(String content, String more) {
        return "{\"id\":\"d1\",\"publisher\":\"own-8f14e45f\",\"name\":\"incidents\",\"content\":" + content
                + ",\"changedAt\":\"" + FakeAnswers.ago(12) + "\",\"changedBy\":\"Ada Lovelace\",\"revision\":4" + more
                + "}";
    }
}
