package dev.portolan.catalog.search;

import dev.portolan.catalog.search.DocumentRepository.Numbered;
import dev.portolan.catalog.search.LabelCounts.Count;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MultiCollectorManager;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopFieldDocs;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/// The words of one tenant's documents, in memory. Holds no text that could be shown, and knows nothing that cannot be
/// had from the database again. Any number of threads may search while one takes changes in.
final class TenantIndex implements AutoCloseable {
    private static final int PART = 2_000;
    private static final double BUFFER_MEGABYTES = 8;
    /// Fewer finds than this make it worth looking for misspellings.
    private static final int FEW = 3;

    private static final Sort BY_SCORE = new Sort(
            SortField.FIELD_SCORE,
            new SortField(Fields.LENGTH, SortField.Type.INT),
            new SortField(Fields.KEY, SortField.Type.STRING));
    private static final Sort BY_KEY =
            new Sort(SortField.FIELD_SCORE, SortField.FIELD_SCORE, new SortField(Fields.KEY, SortField.Type.STRING));

    private final ByteBuffersDirectory directory = new ByteBuffersDirectory();
    private final IndexWriter writer;
    private final SearcherManager searchers;
    private final ReentrantLock changing = new ReentrantLock();
    private long seen;
    private volatile boolean prepared;

    TenantIndex() {
        try {
            // Merges run where changes are taken in: no threads of its own.
            writer = new IndexWriter(
                    directory,
                    new IndexWriterConfig()
                            .setMergeScheduler(new SerialMergeScheduler())
                            .setRAMBufferSizeMB(BUFFER_MEGABYTES));
            searchers = new SearcherManager(writer, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Has something done before the first search.
    void onceBefore(Runnable work) {
        if (!prepared) {
            work.run();
            prepared = true;
        }
    }

    /// Takes in what has changed since the last time.
    ///
    /// @param changes those after a number, at most as many, in their order
    void catchUp(Changes changes) {
        changing.lock();
        try {
            var before = seen;
            for (var part = changes.since(seen, PART); !part.isEmpty(); ) {
                for (var change : part) {
                    take(change);
                }
                seen = part.getLast().seq();
                part = part.size() < PART ? List.of() : changes.since(seen, PART);
            }
            if (seen > before) {
                searchers.maybeRefreshBlocking();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            changing.unlock();
        }
    }

    private void take(Numbered change) throws IOException {
        var key = new Term(Fields.KEY, change.document().key());
        if (change.gone()) {
            var _ = writer.deleteDocuments(key);
        } else {
            var _ = writer.updateDocument(key, Fields.of(change.document()));
        }
    }

    int size() {
        return writer.getDocStats().numDocs;
    }

    /// @param after where the page before has ended
    Answer search(Question question, @Nullable Place after) {
        try {
            var searcher = searchers.acquire();
            try {
                return search(searcher, question, after);
            } finally {
                searchers.release(searcher);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Answer search(IndexSearcher searcher, Question question, @Nullable Place after) throws IOException {
        if (after != null) {
            return search(searcher, question, after.breadth(), after);
        }
        if (question.words().isEmpty()) {
            return search(searcher, question, Breadth.EVERYTHING, null);
        }
        var narrow = search(searcher, question, Breadth.WORDS, null);
        if (narrow.total() >= FEW) {
            return narrow;
        }
        var wide = search(searcher, question, Breadth.TYPOS, null);
        if (wide.total() > narrow.total()) {
            return wide;
        }
        return narrow.total() > 0 ? narrow : search(searcher, question, Breadth.ANY, null);
    }

    private static Answer search(IndexSearcher searcher, Question question, Breadth breadth, @Nullable Place after)
            throws IOException {
        var query = Ranking.of(question, breadth);
        var sort = breadth == Breadth.EVERYTHING ? BY_KEY : BY_SCORE;
        var narrowed = question.filters().keySet();
        var open = EnumSet.allOf(Label.class);
        open.removeAll(narrowed);
        var found = searcher.search(
                filtered(query, question, null),
                new MultiCollectorManager(
                        new TopFieldCollectorManager(
                                sort, question.limit() + 1, after == null ? null : after.doc(), Integer.MAX_VALUE),
                        LabelCounts.of(open)));
        var counts = (LabelCounts) found[1];
        var facets = new EnumMap<Label, List<Count>>(Label.class);
        open.forEach(label -> facets.put(label, counts.top(label)));
        for (var label : narrowed) {
            // A label that is narrowed down shows what else there would be to choose.
            facets.put(
                    label,
                    searcher.search(filtered(query, question, label), LabelCounts.of(Set.of(label)))
                            .top(label));
        }
        return answer((TopFieldDocs) found[0], breadth, facets);
    }

    private static Query filtered(Query query, Question question, @Nullable Label but) {
        var all = new BooleanQuery.Builder().add(query, Occur.MUST);
        question.filters().forEach((label, values) -> {
            if (label != but) {
                all.add(Ranking.any(label, values), Occur.FILTER);
            }
        });
        return all.build();
    }

    private static Answer answer(TopFieldDocs found, Breadth breadth, Map<Label, List<Count>> facets) {
        var hits = IntStream.range(0, found.scoreDocs.length)
                .mapToObj(i -> Hit.of((FieldDoc) found.scoreDocs[i], breadth))
                .toList();
        return new Answer(hits, (int) found.totalHits.value(), breadth, facets);
    }

    @Override
    public void close() {
        try {
            searchers.close();
            writer.rollback();
            directory.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Where changes come from.
    interface Changes {
        List<Numbered> since(long seq, int most);
    }

    /// What a search has found.
    ///
    /// @param hits one more than was asked for where there are more
    record Answer(List<Hit> hits, int total, Breadth breadth, Map<Label, List<Count>> facets) {}

    record Hit(String key, float score, Place place) {
        static Hit of(FieldDoc doc, Breadth breadth) {
            var fields = doc.fields;
            var key = ((BytesRef) fields[2]).utf8ToString();
            var score = ((Number) fields[0]).floatValue();
            return new Hit(key, score, new Place(breadth, score, ((Number) fields[1]).floatValue(), key));
        }
    }

    /// A place in the order of what was found.
    ///
    /// @param length of the name, which counts among equals
    record Place(Breadth breadth, float score, float length, String key) {
        FieldDoc doc() {
            var second = breadth == Breadth.EVERYTHING ? (Object) length : (Object) (int) length;
            return new FieldDoc(Integer.MAX_VALUE, score, new Object[] {score, second, new BytesRef(key)});
        }
    }
}
