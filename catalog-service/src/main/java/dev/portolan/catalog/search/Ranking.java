package dev.portolan.catalog.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.automaton.CompiledAutomaton;

/// Says what matches and how well. The figures are fixed, not frequencies: the same text has the same place among the
/// same things whatever else is in the catalog, and who wonders about an order can read why it is so.
///
/// What was typed as a whole counts most: a reference, a name, a title; then what begins with it. Below that each word
/// adds the best of its matches: the whole word before its beginning before a misspelling, and the name before the
/// title
/// before tags, owner and description.
final class Ranking {
    private static final int REFERENCE = 400_000;
    private static final int NAME = 200_000;
    private static final int TITLE = 100_000;
    private static final int NAME_BEGINS = 50_000;
    private static final int TITLE_BEGINS = 20_000;
    private static final int SHORTEST_BEGINNING_IN_TEXT = 2;
    private static final int LAST_FOR_BEGINNINGS = 5;
    private static final int MOST_SPELLINGS = 100;

    private final IndexReader reader;
    private final Spelling spelling;

    /// @param reader where misspelt words are looked for
    Ranking(IndexReader reader, Spelling spelling) {
        this.reader = reader;
        this.spelling = spelling;
    }

    Query of(Question question, Breadth breadth) throws IOException {
        if (breadth == Breadth.EVERYTHING) {
            return new ConstantScoreQuery(new MatchAllDocsQuery());
        }
        var query = new BooleanQuery.Builder();
        var words = question.words();
        for (var word : words) {
            var matches = word(word, breadth == Breadth.WORDS, word.equals(words.getLast()));
            query.add(matches, breadth == Breadth.ANY ? Occur.SHOULD : Occur.MUST);
        }
        if (breadth == Breadth.ANY) {
            query.setMinimumNumberShouldMatch(1);
        } else {
            query.add(whole(question), Occur.SHOULD);
        }
        return query.build();
    }

    private static Query whole(Question question) {
        var joined = question.joined();
        var reference = question.text().strip().toLowerCase(Locale.ROOT);
        return new DisjunctionMaxQuery(
                List.of(
                        exactly(Fields.KEY, reference, REFERENCE),
                        exactly(Fields.WHOLE_NAME, joined, NAME),
                        exactly(Fields.WHOLE_TITLE, joined, TITLE),
                        beginning(Fields.WHOLE_NAME, joined, NAME_BEGINS),
                        beginning(Fields.WHOLE_TITLE, joined, TITLE_BEGINS)),
                0);
    }

    private Query word(String word, boolean narrow, boolean last) throws IOException {
        var ways = new ArrayList<Query>();
        var text = word.length() >= SHORTEST_BEGINNING_IN_TEXT;
        var near = !narrow && Spelling.mistakes(word) > 0;
        for (var field : Fields.SEARCHED) {
            ways.add(exactly(field.name(), word, field.exact()));
            if (text || field.name().equals(Fields.NAME) || field.name().equals(Fields.TITLE)) {
                ways.add(beginning(field.name(), word, field.beginning()));
            }
            if (near) {
                ways.add(like(field.name(), spelling.like(word, false), field.like()));
            }
        }
        if (near && last && word.length() >= LAST_FOR_BEGINNINGS) {
            ways.add(like(Fields.NAME, spelling.like(word, true), 1));
            ways.add(like(Fields.TITLE, spelling.like(word, true), 1));
        }
        return new DisjunctionMaxQuery(ways, 0);
    }

    private static Query exactly(String field, String word, int score) {
        return scored(new TermQuery(new Term(field, word)), score);
    }

    private static Query beginning(String field, String word, int score) {
        return scored(new PrefixQuery(new Term(field, word)), score);
    }

    private Query like(String field, CompiledAutomaton near, int score) throws IOException {
        var words = new HashSet<BytesRef>();
        for (var leaf : reader.leaves()) {
            var terms = leaf.reader().terms(field);
            if (terms == null) {
                continue;
            }
            var found = near.getTermsEnum(terms);
            for (var word = found.next(); word != null && words.size() < MOST_SPELLINGS; word = found.next()) {
                words.add(BytesRef.deepCopyOf(word));
            }
        }
        return scored(new TermInSetQuery(field, words), score);
    }

    private static Query scored(Query query, int score) {
        return new BoostQuery(new ConstantScoreQuery(query), score);
    }

    /// A filter: any of the values of one label.
    static Query any(Label label, Set<String> values) {
        var query = new BooleanQuery.Builder();
        values.forEach(value -> query.add(new TermQuery(new Term(Fields.filter(label), value)), Occur.SHOULD));
        return query.build();
    }
}
