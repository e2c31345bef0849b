package dev.portolan.catalog.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;

/// Counts the values of some labels among what a search finds.
final class LabelCounts implements Collector {
    private static final int SHOWN = 50;

    private final Map<Label, Map<String, Integer>> counts = new EnumMap<>(Label.class);

    private LabelCounts(Set<Label> labels) {
        labels.forEach(label -> counts.put(label, new HashMap<>()));
    }

    static CollectorManager<LabelCounts, LabelCounts> of(Set<Label> labels) {
        return new CollectorManager<>() {
            @Override
            public LabelCounts newCollector() {
                return new LabelCounts(labels);
            }

            @Override
            public LabelCounts reduce(Collection<LabelCounts> all) {
                var sum = new LabelCounts(labels);
                all.forEach(one -> one.counts.forEach((label, values) ->
                        values.forEach((value, count) -> sum.count(label).merge(value, count, Integer::sum))));
                return sum;
            }
        };
    }

    private Map<String, Integer> count(Label label) {
        return counts.getOrDefault(label, Map.of());
    }

    /// The most frequent values first.
    List<Count> top(Label label) {
        return count(label).entrySet().stream()
                .map(entry -> new Count(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingInt(Count::count).reversed().thenComparing(Count::value))
                .limit(SHOWN)
                .toList();
    }

    @Override
    public ScoreMode scoreMode() {
        return ScoreMode.COMPLETE_NO_SCORES;
    }

    @Override
    public LeafCollector getLeafCollector(LeafReaderContext context) throws IOException {
        var leaves = new ArrayList<Leaf>();
        for (var entry : counts.entrySet()) {
            var values = DocValues.getSortedSet(context.reader(), entry.getKey().key());
            leaves.add(new Leaf(values, new int[(int) values.getValueCount()], entry.getValue()));
        }
        return new LeafCollector() {
            @Override
            public void setScorer(Scorable scorer) {
                // counts do not depend on it
            }

            @Override
            public void collect(int doc) throws IOException {
                for (var leaf : leaves) {
                    leaf.collect(doc);
                }
            }

            @Override
            public void finish() throws IOException {
                for (var leaf : leaves) {
                    leaf.finish();
                }
            }
        };
    }

    /// One segment's counts of one label, by ordinal.
    @SuppressWarnings("ArrayRecordComponent") // lives for one segment of one search, and is never compared
    private record Leaf(SortedSetDocValues values, int[] byOrdinal, Map<String, Integer> sum) {
        void collect(int doc) throws IOException {
            if (values.advanceExact(doc)) {
                for (var i = 0; i < values.docValueCount(); i++) {
                    byOrdinal[(int) values.nextOrd()]++;
                }
            }
        }

        void finish() throws IOException {
            for (var ordinal = 0; ordinal < byOrdinal.length; ordinal++) {
                if (byOrdinal[ordinal] > 0) {
                    sum.merge(values.lookupOrd(ordinal).utf8ToString(), byOrdinal[ordinal], Integer::sum);
                }
            }
        }
    }

    record Count(String value, int count) {}
}
