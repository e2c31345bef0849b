package dev.portolan.plugins.expressions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What expressions give, what is refused of them, and what ends those that would not end.
class ExpressionTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Instant NOW = Instant.parse("2026-03-01T09:30:00Z");
    private static final String ROOT = """
            {"config": {"host": "sonar.example", "nothing": null},
             "input": {"items": [{"label": "Bugs", "value": 3, "tags": ["a", "b"]},
                                 {"label": "Smells", "value": 12.5, "tags": []}],
                       "text": "one, two;three", "empty": []}}
            """;

    private static Expression sound(String text) {
        return switch (Expression.parse(text)) {
            case Expression.Result.Sound(var expression) -> expression;
            case Expression.Result.Faulty(var fault) -> throw new AssertionError(text + ": " + fault);
        };
    }

    private static Evaluated evaluate(String text, AtomicBoolean over) {
        var root = new LinkedHashMap<String, @Nullable Object>();
        try {
            JSON.readTree(ROOT)
                    .properties()
                    .forEach(entry -> root.put(entry.getKey(), Values.fromJson(entry.getValue())));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return sound(text).evaluate(root, new Meter(over::get, _ -> true, NOW, 16 << 20));
    }

    private static String value(String text) {
        return switch (evaluate(text, new AtomicBoolean())) {
            case Evaluated.Value(var value) -> Values.toJson(value).toString().replace('"', '\'');
            case Evaluated.Failed(var message) -> "! " + message;
            case Evaluated.Ended(var breach, var message) -> breach + " " + message;
        };
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            config.host                                          | 'sonar.example'
            "https://" & config.host & "/api"                    | 'https://sonar.example/api'
            input.items.{"label": label, "value": value}         | [{'label':'Bugs','value':3},{'label':'Smells','value':12.5}]
            input.items[value > 5].label                         | 'Smells'
            input.items[0].tags                                  | ['a','b']
            input.items^(>value).label                           | ['Smells','Bugs']
            input.items{label: value}                            | {'Bugs':3,'Smells':12.5}
            input.items.{"at": $$.config.host & "/" & label}.at  | ['sonar.example/Bugs','sonar.example/Smells']
            input.items.{"at": config.host & "/" & label}.at     | ['/Bugs','/Smells']
            input.items[[0..$$.input.items[0].value - 3]].label  | 'Bugs'
            $sum(input.items.value) / 2                          | 7.75
            (input.items[0].value) / 3                           | 1
            $count(input.empty)                                  | 0
            config.nothing = null                                | true
            config.nothing                                       | null
            input.gone                                           |
            input.gone ?? "none"                                 | 'none'
            $map(input.items, function($i){ $i.label & "!" })    | ['Bugs!','Smells!']
            $reduce([1..4], function($a, $b){ $a * $b })         | 24
            ($x := 2; $x * 3)                                    | 6
            input.items ~> $filter(function($i){$i.value > 5}) ~> $count() | 1
            $split(input.text, /[,;] */)                         | ['one','two','three']
            $match(input.text, /t(.)/)[0].groups                 | ['w']
            $match("AB", /a/i).match                             | 'A'
            $contains(input.text, /TWO/i)                        | true
            $contains(input.text, "four")                        | false
            $replace("2026-03-01", /(\\d+)-(\\d+)-(\\d+)/, "$3.$2.$1") | '01.03.2026'
            $replace("a.b.c", ".", "/")                          | 'a/b/c'
            $replace("aaa", "a", "b", 2)                         | 'bba'
            $join(["a", "b"], ", ")                              | 'a, b'
            $pad("7", -3, "0")                                   | '007'
            $round(2.345, 2)                                     | 2.34
            $formatNumber(1234.5, "#,##0.00")                    | '1,234.50'
            $toMillis("2026-03-01T09:30:00Z")                    | 1772357400000
            $fromMillis(1772357400000)                           | '2026-03-01T09:30:00Z'
            $now()                                               | '2026-03-01T09:30:00Z'
            $distinct([1, 1, "1", [2], [2]])                     | [1,'1',[2]]
            $append(1, [2, 3])                                   | [1,2,3]
            $spread({"a": 1, "b": 2})                            | [{'a':1},{'b':2}]
            $substringBefore("a=b", "=") & $substringAfter("a=b", "=") | 'ab'
            $merge([{"a": 1}, {"b": 2}])                         | {'a':1,'b':2}
            input.items[0] = input.items[0]                      | true
            **.label                                             | ['Bugs','Smells']
            """)
    void expressionsGive(String expression, @Nullable String expected) {
        assertThat(value(expression)).isEqualTo(expected == null ? "" : expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            $eval("1")                           | $eval                  | There is no function and no variable $eval here.
            $shuffle([1])                        | $shuffle               | There is no function and no variable $shuffle here.
            $formatInteger(99, "I")              | $formatInteger         | There is no function and no variable $formatInteger here.
            $__evaluate_entry                    | $__evaluate_entry      | There is no function and no variable $__evaluate_entry here.
            ($_0 := 1)                           | $_0                    | This name cannot be given.
            ($sum := 1)                          | $sum                   | This name cannot be given.
            ($f := function($x){ $x })           | $f := function         | A function cannot have a name: it could call itself without end.
            function($x)<n:n>{ $x }              | <                      | A function is written without types.
            $substring(?, 0, 1)                  | ?                      | A function cannot be applied in part.
            input@$i                             | @                      | This operator is not supported here.
            input#$i                             | #                      | This operator is not supported here.
            input.%                              | %                      | This operator is not supported here.
            input.*                              | *                      | This operator is not supported here.
            input ? 1 : /* x */ 2                | /*                     | Comments stand beside an expression, not in it.
            sum(input)                           | sum(                   | The names of functions begin with a dollar.
            $match(input, /(a)\\1/)              | /(a)\\1/               | This regular expression cannot be run in bounded time: invalid escape sequence.
            $match(input, /(?=a)/)               | /(?=a)/                | This regular expression cannot be run in bounded time: invalid or unsupported Perl syntax.
            $match(input, /((a{100}){100}){10}/) | /((a{100}){100}){10}/  | This regular expression repeats too much.
            $match(input, /a                     | /a                     | This regular expression does not end.
            {"a": 1}/(a+)+$/("x")                | } /                    | What stands here cannot be divided as it is.
            input[]/(a+)+$/("x")                 | ] /                    | What stands here cannot be divided as it is.
            input^(a)/(a+)+$/("x")               | ) /                    | What stands here cannot be divided as it is.
            a ?? b ?? c ?? d ?? e                | 4 times ??             | There are too many defaults.
            input.(                              | input.(                | Expected ")" before end of expression
            1 +                                  | 1 +                    | Unexpected end of expression
            "open                                | "open                  | This text does not end.
            """)
    void whatCannotBeBoundedIsRefused(String expression, String found, String message) {
        assertThat(Expression.parse(expression)).isInstanceOfSatisfying(Expression.Result.Faulty.class, faulty -> {
            assertThat(faulty.fault().message()).isEqualTo(message);
            assertThat(faulty.fault().found()).isEqualTo(found);
            assertThat(faulty.fault().expected()).isNotBlank();
        });
    }

    @Test
    void tooLongAndTooDeepIsRefused() {
        for (var text : new String[] {
            "1" + "+1".repeat(2500), "[".repeat(50) + "]".repeat(50), "1" + " + 1".repeat(600), "-".repeat(3999) + "1"
        }) {
            assertThat(Expression.parse(text)).as(text).isInstanceOf(Expression.Result.Faulty.class);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            $reduce([1..60], function($a, $i){ $a & $a }, "x")                 | MEMORY A text is longer than 2,097,152 characters.
            $reduce([1..60], function($a, $i){ {"a": $a, "b": $a} }, 1)        | MEMORY ~~
            $reduce([1..60], function($a, $i){ [[$a, $a]] }, 1)                | MEMORY ~~
            $reduce([1..100], function($a, $i){ {"a": $a} }, 1)                | MEMORY A value is nested more than 64 deep.
            [1..10001]                                                         | MEMORY A range has at most 10,000 numbers.
            $sum([1..10000000])                                                | MEMORY A range has at most 10,000 numbers.
            [1..10000].[1..10000]                                              | MEMORY ~~
            $map([1..10000], function($i){ [1..10000] })                       | MEMORY ~~
            $reduce([1..10000], $append, [1..10000])                           | MEMORY The expressions of this call go through too much data.
            (function($x){ 1 + $x($x) })(function($x){ 1 + $x($x) })           | DEPTH ~~
            $pad("x", 100000000)                                               | ! $pad makes texts of at most 1,000 characters.
            $join($map([1..3000], function($i){ $pad("x", 1000) }))            | ! A text is longer than 2,097,152 characters.
            $round(1, 1000000000)                                              | 1
            $length($replace($pad("x", 1000), "x", $pad("y", 1000)))           | 1999
            $power(10, 400)                                                    | ! The power Object has resulted in a value that cannot be represented as a JSON number: base="10", exponent="400"
            $error("mine")                                                     | ! mine
            function($x){ $x }                                                 | ! no value
            /a/("aaa")                                                         | ! A regular expression is no function: use $match.
            $map(["a"], /a/)                                                   | ! A regular expression is no function: use $match.
            "aaaa" ~> /(a+)+$/                                                 | ! A regular expression is no function: use $match.
            """)
    void whatGrowsEndsInASentence(String expression, @Nullable String expected) {
        String ended;
        try {
            ended = value(expression);
        } catch (IllegalArgumentException e) {
            ended = "! no value";
        }
        assertThat(ended.strip())
                .isEqualTo(expected == null ? "" : expected.replace("~~", "").strip());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            (function($x){ $x($x) })(function($x){ $x($x) })
            $map([1..1000], function($i){ $map([1..1000], function($j){ $i * $j }) })
            """)
    void timeEndsAnyEvaluation(String expression) throws Exception {
        var over = new AtomicBoolean();
        var clock = Thread.ofVirtual().start(() -> {
            try {
                Thread.sleep(150);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            over.set(true);
        });
        var before = System.nanoTime();
        var ended = evaluate(expression, over);
        assertThat(System.nanoTime() - before).isLessThan(5_000_000_000L);
        assertThat(ended).isInstanceOf(Evaluated.Ended.class);
        clock.join();
    }

    @Test
    void hashesThatCollideOnPurposeCostNothingMore() {
        // "Aa" and "BB" have the same hash, and so have lists of them.
        var text = "$count($distinct($map([1..3000], function($i){ [$i % 2 = 0 ? \"Aa\" : \"BB\", $floor($i / 2)] })))";
        assertThat(value(text)).isEqualTo("3000");
    }

    @Test
    void nothingOfOneEvaluationIsSeenByAnother() {
        var expression = sound("$exists(x) ? x : \"none\"");
        var meter = new Meter(() -> false, _ -> true, NOW, 16 << 20);
        Map<String, @Nullable Object> first = Map.of("x", "mine");
        assertThat(expression.evaluate(first, meter)).isEqualTo(new Evaluated.Value("mine"));
        Map<String, @Nullable Object> second = Map.of("y", "other");
        assertThat(expression.evaluate(second, new Meter(() -> false, _ -> true, NOW, 16 << 20)))
                .isEqualTo(new Evaluated.Value("none"));
    }

    @Test
    void nodeWithoutMemoryEndsTheEvaluation() {
        var meter = new Meter(() -> false, _ -> false, NOW, 16 << 20);
        assertThat(sound("$map([1..5000], function($i){ {\"a\": $i & \"x\"} })").evaluate(Map.of(), meter))
                .isEqualTo(new Evaluated.Ended(Breach.STARVED, ""));
    }
}
