package dev.portolan.catalog.search;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.util.automaton.Automata;
import org.apache.lucene.util.automaton.CompiledAutomaton;
import org.apache.lucene.util.automaton.LevenshteinAutomata;
import org.apache.lucene.util.automaton.Operations;

/// What still counts as a word that was misspelt: one letter wrong, missing, too many or swapped with its neighbour;
/// two
/// in long words, none in short ones. For one search, in one thread: what is made for a word is kept for the next
/// field.
final class Spelling {
    private static final int SHORTEST = 4;
    private static final int LONG = 8;

    private final Map<Near, CompiledAutomaton> made = new HashMap<>();

    static int mistakes(String word) {
        var letters = word.codePointCount(0, word.length());
        return letters < SHORTEST ? 0 : letters < LONG ? 1 : 2;
    }

    /// Words that are like this one, or begin with something like it: for a word that is still being typed.
    CompiledAutomaton like(String word, boolean beginning) {
        return made.computeIfAbsent(new Near(word, beginning), Spelling::make);
    }

    private static CompiledAutomaton make(Near near) {
        var exact = new LevenshteinAutomata(near.word(), true).toAutomaton(mistakes(near.word()));
        var all = near.beginning() ? Operations.concatenate(List.of(exact, Automata.makeAnyString())) : exact;
        return new CompiledAutomaton(
                Operations.determinize(all, Operations.DEFAULT_DETERMINIZE_WORK_LIMIT), !near.beginning(), true);
    }

    /// @param spelt in lower case and without accents
    boolean isLike(String spelt, String word, boolean beginning) {
        var bytes = spelt.getBytes(StandardCharsets.UTF_8);
        var automaton = like(word, beginning).runAutomaton;
        return automaton != null && automaton.run(bytes, 0, bytes.length);
    }

    private record Near(String word, boolean beginning) {}
}
