package dev.portolan.catalog.search;

import java.util.List;
import org.apache.lucene.util.automaton.Automata;
import org.apache.lucene.util.automaton.Automaton;
import org.apache.lucene.util.automaton.CharacterRunAutomaton;
import org.apache.lucene.util.automaton.LevenshteinAutomata;
import org.apache.lucene.util.automaton.Operations;

/// What still counts as a word that was misspelt: one letter wrong, missing, too many or swapped with its neighbour;
/// two
/// in long words, none in short ones.
final class Spelling {
    private static final int SHORTEST = 4;
    private static final int LONG = 8;

    private Spelling() {}

    static int mistakes(String word) {
        var letters = word.codePointCount(0, word.length());
        return letters < SHORTEST ? 0 : letters < LONG ? 1 : 2;
    }

    /// Words that are like this one, or begin with something like it: for a word that is still being typed.
    static Automaton like(String word, boolean beginning) {
        var near = new LevenshteinAutomata(word, true).toAutomaton(mistakes(word));
        var all = beginning ? Operations.concatenate(List.of(near, Automata.makeAnyString())) : near;
        return Operations.determinize(all, Operations.DEFAULT_DETERMINIZE_WORK_LIMIT);
    }

    static CharacterRunAutomaton matcher(String word, boolean beginning) {
        return new CharacterRunAutomaton(like(word, beginning));
    }
}
