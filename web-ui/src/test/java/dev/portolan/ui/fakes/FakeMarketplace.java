package dev.portolan.ui.fakes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portolan.ui.fakes.FakeAnswers.Answer;
import dev.portolan.ui.fakes.FakeAnswers.Call;
import java.awt.Color;
import java.awt.Font;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/// A marketplace with plugins of all kinds, and the requests of members who may not install. Words that start with
/// `fail` make the search fail.
final class FakeMarketplace {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PAGE = 12;
    private static final List<Offered> OFFERS = List.of(
            new Offered("portolan/uptime", "Uptime", "monitoring", 1_204, 20, ""),
            new Offered("own-0190f3a2000070008000000000000001/incidents", "Our incidents", "operations", 1, 6, ""),
            new Offered("portolan/announcements", "Announcements", "communication", 873, 40, ""),
            new Offered("fjord/sonarqube", "Code quality", "quality", 214, 3, ""),
            new Offered("fjord/incidents", "Incidents", "monitoring,operations", 61, 90, "deprecated"),
            new Offered("ember-labs/costs", "Cost per month", "cost", 12, 1, "unfit"),
            new Offered("portolan/readme", "Readme", "documentation", 1_011, 200, ""),
            new Offered("ember-labs/on-call", "On call now", "operations", 44, 12, ""),
            new Offered("fjord/licences", "Licences and their obligations of everything you use", "quality", 3, 5, ""),
            new Offered("kiln/pull-requests", "Open pull requests", "delivery", 302, 31, ""),
            new Offered("kiln/pipelines", "Pipelines", "delivery", 298, 30, ""),
            new Offered("kiln/deployments", "Deployments", "delivery", 120, 29, ""),
            new Offered("portolan/scorecards", "Scorecards", "quality", 0, 2, ""),
            new Offered("harbour/images", "Container images", "security", 15, 60, ""),
            new Offered("harbour/advisories", "Security advisories", "security", 91, 14, ""));

    private final Map<String, String> requests = new ConcurrentHashMap<>();

    @Nullable
    Answer platform(String path, Map<String, String> query) {
        if (path.equals("/api/marketplace/plugins")) {
            return list(query);
        }
        if (path.equals("/api/marketplace/categories")) {
            return FakeAnswers.ok(
                    "{\"items\":[{\"category\":\"communication\",\"count\":1},{\"category\":\"cost\",\"count\":1},{\"category\":\"delivery\",\"count\":3},{\"category\":\"documentation\",\"count\":1},{\"category\":\"monitoring\",\"count\":2},{\"category\":\"operations\",\"count\":2},{\"category\":\"quality\",\"count\":3},{\"category\":\"security\",\"count\":2}]}");
        }
        if (path.startsWith("/api/marketplace/publishers/")) {
            return publisher(path.substring(path.lastIndexOf('/') + 1));
        }
        if (path.startsWith("/api/marketplace/plugins/")) {
            return OFFERS.stream()
                    .filter(offer -> path.endsWith("/" + offer.id()))
                    .findFirst()
                    .map(FakeMarketplace::detail)
                    .orElseGet(FakeAnswers::notFound);
        }
        return null;
    }

    private static Answer list(Map<String, String> query) {
        var text = query.getOrDefault("q", "").toLowerCase(Locale.ROOT);
        if (text.startsWith("fail")) {
            return new Answer(503, "{}", 100);
        }
        var from = Integer.parseInt(query.getOrDefault("cursor", "0"));
        var found = OFFERS.stream()
                .filter(offer ->
                        (offer.id() + offer.title()).toLowerCase(Locale.ROOT).contains(text))
                .filter(offer -> offer.categories().contains(query.getOrDefault("category", "")))
                .filter(offer -> offer.id().startsWith(query.getOrDefault("publisher", "")))
                .sorted(order(query.getOrDefault("sort", "")))
                .map(Offered::json)
                .toList();
        var page = found.subList(Math.min(from, found.size()), Math.min(from + PAGE, found.size()));
        var next = from + PAGE < found.size() ? ",\"next\":\"" + (from + PAGE) + "\"" : "";
        return FakeAnswers.ok("{\"items\":[" + String.join(",", page) + "]" + next + "}");
    }

    private static Comparator<Offered> order(String sort) {
        return switch (sort) {
            case "name" -> Comparator.comparing(Offered::title);
            case "newest" -> Comparator.comparing(Offered::days);
            case "popular" -> Comparator.comparing(Offered::installs).reversed();
            default -> (_, _) -> 0;
        };
    }

    private static Answer publisher(String id) {
        var verified = Offered.verified(id)
                ? ",\"verifiedAt\":\"2026-03-02T10:00:00Z\",\"fingerprint\":\"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08\""
                : "";
        return FakeAnswers.ok("{\"id\":\"" + id + "\",\"name\":\"" + Offered.maker(id) + "\",\"website\":\"https://www."
                + id + ".test/\"" + verified + ",\"plugins\":3}");
    }

    private static Answer detail(Offered offer) {
        try {
            var detail = (ObjectNode) JSON.readTree(FakeAnswers.file("listing.json"));
            detail.setAll((ObjectNode) JSON.readTree(offer.json()));
            detail.set("screenshots", JSON.readTree("""
                    [{"name":"card.png","title":"The card on an entity's page"},{"name":"home.png","title":"Everything at a glance on the home page"},{"name":"settings.png"}]"""));
            detail.set("releases", JSON.readTree("""
                    [{"version":"1.3.0-beta.1","status":"published","publishedAt":"%1$s","preRelease":true},
                     {"version":"1.2.0","status":"published","publishedAt":"%1$s","preRelease":false},
                     {"version":"1.1.2","status":"deprecated","reason":"1.2.0 asks less often.","publishedAt":"2026-09-01T10:00:00Z"},
                     {"version":"1.1.1","status":"yanked","reason":"Its card did not load for large catalogs.","publishedAt":"2026-08-01T10:00:00Z"},
                     {"version":"1.1.0","status":"revoked","reason":"Sends what it should keep","publishedAt":"2026-07-01T10:00:00Z"},
                     {"version":"1.0.1","status":"published","publishedAt":"2026-04-01T10:00:00Z"},
                     {"version":"1.0.0","status":"published","publishedAt":"2026-03-01T10:00:00Z"}]""".formatted(FakeAnswers.ago(60L * 24 * offer.days()))));
            detail.set(
                    "compatibility",
                    JSON.readTree(
                            offer.mark().equals("unfit")
                                    ? "{\"requires\":\">=2.0 <3.0\",\"fits\":false,\"reason\":\"Release 1.2.0 needs the platform in version >=2.0 <3.0, and this is 1.0.0\"}"
                                    : "{\"requires\":\">=1.0 <2.0\",\"fits\":true}"));
            ((ObjectNode) detail.path("manifest"))
                    .set(
                            "requires",
                            JSON.readTree(
                                    "{\"plugins\":{\"portolan/notifications\":{\"range\":\"^1\",\"optional\":true}}}"));
            return FakeAnswers.ok(detail.toString());
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What a member has asked for, by tenant.
    @Nullable
    Answer answer(Call call) {
        if (!call.rest().startsWith("/plugin-requests")) {
            return null;
        }
        if (call.method().equals("POST") && call.rest().equals("/plugin-requests")) {
            if (call.body().contains("\"note\":\"no\"")) {
                return FakeAnswers.problem(
                        429, "too-many-requests", "You have asked for a lot today. Ask again tomorrow.");
            }
            var request = request(
                    FakeAnswers.text(call.body(), "publisher"),
                    FakeAnswers.text(call.body(), "plugin"),
                    "open",
                    FakeAnswers.text(call.body(), "note"));
            requests.put(call.tenant(), request);
            return new Answer(201, request, 100);
        }
        if (call.method().equals("DELETE")) {
            requests.remove(call.tenant());
            return FakeAnswers.done();
        }
        var declined = request("kiln", "pipelines", "rejected", "To see what runs")
                .replace(
                        "\"state\"",
                        "\"decidedBy\":{\"subject\":\"g\",\"name\":\"Grace Lindqvist\"},\"decidedAt\":\""
                                + FakeAnswers.ago(90) + "\",\"reason\":\"we look at it again in spring.\",\"state\"");
        var mine = requests.get(call.tenant());
        return FakeAnswers.ok(FakeAnswers.items(mine == null ? List.of(declined) : List.of(mine, declined)));
    }

    private static String request(String publisher, String plugin, String state, String note) {
        return """
                {"id":"r1","publisher":"%s","plugin":"%s","title":"%2$s","state":"%s","note":"%s","by":{"subject":"8f14e45f","name":"Ada Okafor"},"at":"%s"}""".formatted(publisher, plugin, state, note, FakeAnswers.ago(state.equals("open") ? 0 : 3000));
    }

    /// A picture of a plugin at work, with its name on it.
    static byte[] screenshot(String name) {
        var image = new BufferedImage(1280, 800, BufferedImage.TYPE_INT_RGB);
        var pen = image.createGraphics();
        pen.setColor(new Color(244, 243, 250));
        pen.fillRect(0, 0, 1280, 800);
        pen.setColor(Color.WHITE);
        pen.fillRoundRect(60, 140, 560, 300, 24, 24);
        pen.fillRoundRect(660, 140, 560, 520, 24, 24);
        pen.setColor(new Color(86, 70, 200));
        pen.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 54));
        pen.drawString(name, 64, 96);
        pen.fillRoundRect(100, 200, 300, 28, 14, 14);
        pen.fillRoundRect(700, 200, 420, 28, 14, 14);
        pen.dispose();
        try (var bytes = new ByteArrayOutputStream()) {
            ImageIO.write(image, "png", bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// @param categories separated by commas
    /// @param mark `deprecated`, `unfit` or nothing
    private record Offered(String id, String title, String categories, int installs, int days, String mark) {
        String json() {
            var name = id.split("/", 2);
            return """
                    {"publisher":"%s","plugin":"%s","title":"%s","summary":"%s","version":"1.2.0","categories":["%s"],"publisherName":"%s","verified":%b,"publishedAt":"%s","installs":%d,"compatible":%b,"deprecated":%b}""".formatted(
                            name[0],
                            name[1],
                            title,
                            "Shows on each entity's page what your teams want to know about it, and keeps it fresh.",
                            categories.replace(",", "\",\""),
                            maker(name[0]),
                            verified(name[0]),
                            FakeAnswers.ago(60L * 24 * days),
                            installs,
                            !mark.equals("unfit"),
                            mark.equals("deprecated"));
        }

        static boolean verified(String publisher) {
            return !publisher.equals("ember-labs");
        }

        static String maker(String publisher) {
            return switch (publisher) {
                case "portolan" -> "Portolan";
                case "fjord" -> "Fjord Software";
                case "ember-labs" -> "Ember Labs";
                case "kiln" -> "Kiln";
                case "own-0190f3a2000070008000000000000001" -> "acme (private)";
                default -> "Harbour Security";
            };
        }
    }
}
