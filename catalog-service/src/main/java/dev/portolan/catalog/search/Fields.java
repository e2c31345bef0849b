package dev.portolan.catalog.search;

import dev.portolan.catalog.model.Ref;
import dev.portolan.catalog.search.Words.Word;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/// How a search document stands in an index. Its texts are not in there: what is shown is read from the database.
final class Fields {
    static final String KEY = "key";
    static final String LENGTH = "length";
    static final String WHOLE_NAME = "whole-name";
    static final String WHOLE_TITLE = "whole-title";
    static final String NAME = "name";
    static final String TITLE = "title";

    /// Where words are looked for.
    static final List<Searched> SEARCHED = List.of(
            new Searched(NAME, 640, 400, 40),
            new Searched(TITLE, 480, 300, 30),
            new Searched("tags", 320, 120, 20),
            new Searched("owner", 240, 120, 15),
            new Searched("description", 160, 60, 10),
            // kind, type and namespace: so that "payment api" finds the API of that name
            new Searched("labels", 50, 30, 5));

    private static final int MOST_WORDS = 2_000;

    private Fields() {}

    static String filter(Label label) {
        return label.key() + "-filter";
    }

    static Document of(SearchDocument document) {
        var fields = new Document();
        var text = document.text();
        var labels = document.labels();
        fields.add(new StringField(KEY, document.key(), Field.Store.NO));
        fields.add(new SortedDocValuesField(KEY, new BytesRef(document.key())));
        fields.add(new NumericDocValuesField(LENGTH, text.name().length()));
        whole(WHOLE_NAME, text.name(), fields);
        whole(WHOLE_TITLE, text.title(), fields);
        add(NAME, Stream.of(text.name()), true, fields);
        add(TITLE, Stream.ofNullable(text.title()), true, fields);
        add("tags", text.tags().stream(), true, fields);
        add("owner", Stream.ofNullable(nameOf(labels.owner())), true, fields);
        add("description", Stream.ofNullable(text.description()), false, fields);
        add("labels", Stream.of(some(labels.kind()), some(labels.type()), namespace(document)), false, fields);
        for (var label : Label.values()) {
            for (var value : Set.copyOf(label.of(document))) {
                fields.add(new StringField(filter(label), value.toLowerCase(Locale.ROOT), Field.Store.NO));
                fields.add(new SortedSetDocValuesField(label.key(), new BytesRef(value)));
            }
        }
        return fields;
    }

    private static void whole(String field, @Nullable String text, Document fields) {
        if (text != null) {
            fields.add(new StringField(field, Words.joined(text), Field.Store.NO));
        }
    }

    private static void add(String field, Stream<String> texts, boolean joinedToo, Document fields) {
        Set<String> words = texts.flatMap(text -> joinedToo
                        ? Stream.concat(Words.withParts(text).stream().map(Word::text), Stream.of(Words.joined(text)))
                        : Words.withParts(text).stream().map(Word::text))
                .filter(word -> !word.isEmpty())
                .limit(MOST_WORDS)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        words.forEach(word -> fields.add(new StringField(field, word, Field.Store.NO)));
    }

    private static @Nullable String nameOf(@Nullable String ref) {
        return ref == null ? null : ref.substring(Math.max(ref.lastIndexOf('/'), ref.indexOf(':')) + 1);
    }

    private static String some(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static String namespace(SearchDocument document) {
        if (!document.area().equals(EntityDocument.AREA)) {
            return "";
        }
        var key = document.key();
        var namespace = key.substring(key.indexOf(':') + 1, Math.max(key.indexOf('/'), key.indexOf(':') + 1));
        return namespace.equals(Ref.DEFAULT_NAMESPACE) ? "" : namespace;
    }

    /// @param exact score of the whole word
    /// @param beginning score of a word that begins so
    /// @param like score of a word that is spelt nearly so
    record Searched(String name, int exact, int beginning, int like) {}
}
