package dev.portolan.catalog.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.AutomatonQuery;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.automaton.Automaton;

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

    private Ranking() {}

    static Query of(Question question, Breadth breadth) {
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

    private static Query word(String word, boolean narrow, boolean last) {
        var ways = new ArrayList<Query>();
        var near = narrow || Spelling.mistakes(word) == 0 ? null : Spelling.like(word, false);
        var text = word.length() >= SHORTEST_BEGINNING_IN_TEXT;
        for (var field : Fields.SEARCHED) {
            ways.add(exactly(field.name(), word, field.exact()));
            if (text || field.name().equals(Fields.NAME) || field.name().equals(Fields.TITLE)) {
                ways.add(beginning(field.name(), word, field.beginning()));
            }
            if (near != null) {
                ways.add(like(field.name(), word, near, field.like()));
            }
        }
        if (!narrow && last && word.length() >= LAST_FOR_BEGINNINGS) {
            var begun = Spelling.like(word, true);
            ways.add(like(Fields.NAME, word, begun, 1));
            ways.add(like(Fields.TITLE, word, begun, 1));
        }
        return new DisjunctionMaxQuery(ways, 0);
    }

    private static Query exactly(String field, String word, int score) {
        return scored(new TermQuery(new Term(field, word)), score);
    }

    private static Query beginning(String field, String word, int score) {
        return scored(new PrefixQuery(new Term(field, word)), score);
    }

    private static Query like(String field, String word, Automaton near, int score) {
        return scored(new AutomatonQuery(new Term(field, word), near), score);
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
