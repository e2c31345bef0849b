package dev.portolan.plugins.scorecards;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;

/// The scorecard that there is from the beginning: the basics of every component, and whatever else plugins check at
/// the top.
final class Standard {
    private static final List<String> BRONZE = List.of("owner", "description");
    private static final List<String> SILVER = List.of("lifecycle", "tags", "readme");
    private static final String OWN = "portolan/scorecards/";

    private Standard() {}

    static Scorecard.Content of(Collection<CheckId> active) {
        var there = new HashSet<>(active);
        var bronze = own(BRONZE).filter(there::remove).toList();
        var silver = own(SILVER).filter(there::remove).toList();
        var gold = new ArrayList<>(there);
        gold.sort((one, other) -> one.toString().compareTo(other.toString()));
        var filter = JsonNodeFactory.instance.objectNode().put("kind", "component");
        return new Scorecard.Content(
                "Basics",
                "What every component should have, and what your plugins look at.",
                filter,
                List.of(new Level("Bronze", bronze), new Level("Silver", silver), new Level("Gold", gold)));
    }

    private static Stream<CheckId> own(List<String> ids) {
        return ids.stream().map(id -> CheckId.parse(OWN + id));
    }
}
