package dev.portolan.plugins.shares;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portolan.plugins.extensions.ActiveExtension;
import dev.portolan.plugins.invocations.Answer;
import dev.portolan.plugins.invocations.ExtensionCalls;
import dev.portolan.plugins.invocations.Occasion;
import dev.portolan.plugins.schedules.Run;
import dev.portolan.plugins.schedules.RunResult;
import dev.portolan.streams.Json;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Calls functions that list something page by page, and tells the catalog each page as it comes. What a whole listing
/// does not name goes when it has come to its end, and not before.
@ApplicationScoped
public class Listings {
    private static final int MOST_PAGES = 5_000;

    private final ExtensionCalls calls;
    private final ShareService shares;

    Listings(ExtensionCalls calls, ShareService shares) {
        this.calls = calls;
        this.shares = shares;
    }

    /// Does one run, or goes on with it.
    ///
    /// @param input what the function is given, but for the cursor
    /// @param reader of what it gives; says what is wrong with it by an [IllegalArgumentException]
    public <T> RunResult run(
            ActiveExtension active,
            Run run,
            Telling<T> telling,
            ObjectNode input,
            Function<JsonNode, Listing<T>> reader) {
        var share = Share.of(active.installation(), active.extension().id());
        var place = Place.read(run.occasion().position());
        while (!place.listed()) {
            switch (page(active, run, telling, with(input, place), reader, place)) {
                case Next.Went(var on) -> place = on;
                case Next.Ended(var ended) -> {
                    return ended;
                }
            }
            if (!place.listed() && run.late()) {
                return new RunResult.Paused();
            }
        }
        while (place.full() && shares.retire(share, telling, run, place.text())) {
            if (run.late()) {
                return new RunResult.Paused();
            }
        }
        return new RunResult.Done();
    }

    private <T> Next page(
            ActiveExtension active,
            Run run,
            Telling<T> telling,
            ObjectNode input,
            Function<JsonNode, Listing<T>> reader,
            Place place) {
        return switch (calls.call(active, input, Occasion.after(run.occasion().depth()))) {
            case Answer.None none -> new Next.Ended(RunResult.of(none));
            case Answer.Given(var value) -> {
                try {
                    yield take(active, run, telling, checked(reader.apply(value), place), place);
                } catch (IllegalArgumentException e) {
                    var sentence = String.valueOf(e.getMessage());
                    calls.complain(active, sentence);
                    yield new Next.Ended(new RunResult.Failed(sentence));
                }
            }
        };
    }

    private static <T> Listing<T> checked(Listing<T> listing, Place place) {
        if (place.pages() > 0 && listing.full() != place.full()) {
            throw new IllegalArgumentException("All pages of a listing must be of the same type.");
        }
        if (listing.next() != null && listing.next().equals(place.cursor())) {
            throw new IllegalArgumentException(
                    "`next` is the cursor of the page itself, so that the listing would never end.");
        }
        if (listing.next() != null && place.pages() >= MOST_PAGES) {
            throw new IllegalArgumentException("A listing has " + MOST_PAGES + " pages at most.");
        }
        if (listing.page().items().stream().anyMatch(item -> Json.write(item).length > ShareService.LARGEST)) {
            throw new IllegalArgumentException("One of the things listed is larger than 600 KiB.");
        }
        return listing;
    }

    private <T> Next take(ActiveExtension active, Run run, Telling<T> telling, Listing<T> listing, Place place) {
        var share = Share.of(active.installation(), active.extension().id());
        var on = new Place(listing.next(), listing.full(), place.pages() + 1, listing.next() == null);
        var whole = place.pages() == 0 && on.listed() && on.full();
        var page = listing.page().after(run.occasion().depth());
        var ours = whole
                ? shares.whole(share, telling, run, page, on.text())
                : shares.page(share, telling, run, page, on.text());
        return ours ? new Next.Went(on) : new Next.Ended(new RunResult.Paused());
    }

    private static ObjectNode with(ObjectNode input, Place place) {
        return place.cursor() == null ? input : input.deepCopy().put("cursor", place.cursor());
    }

    /// What a page leads to.
    private sealed interface Next {
        record Went(Place on) implements Next {}

        record Ended(RunResult result) implements Next {}
    }

    /// Where a run goes on.
    ///
    /// @param full whether all pages together are all that there is; of no meaning before the first one
    /// @param listed whether the last page has come
    record Place(@Nullable String cursor, boolean full, int pages, boolean listed) {
        static Place read(@Nullable String text) {
            return text == null
                    ? new Place(null, false, 0, false)
                    : Json.read(text.getBytes(StandardCharsets.UTF_8), Place.class);
        }

        String text() {
            return new String(Json.write(this), StandardCharsets.UTF_8);
        }
    }
}
