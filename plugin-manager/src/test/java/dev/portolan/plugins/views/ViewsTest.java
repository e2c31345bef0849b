package dev.portolan.plugins.views;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.portolan.plugins.schema.Finding;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ViewsTest {
    private static final String NOT_SHOWN =
            "{'block':'alert','state':'attention','title':'This part cannot be shown.'}";

    private static JsonNode json(String text) {
        try {
            return new JsonMapper().readTree(text.replace('\'', '"'));
        } catch (java.io.IOException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'block':'text','markdown':'*Hello*'}",
                "{'block':'facts','items':[{'label':'Coverage','value':81.2,'href':'https://sonar.test/a'},{'label':'Ok','value':true}]}",
                "{'block':'table','columns':[{'key':'a','title':'A'},{'key':'n','title':'N','type':'number'},{'key':'l','title':'L','type':'link'},{'key':'s','title':'S','type':'status'}],'rows':[{'a':'x','n':1,'l':{'title':'t','href':'/acme/catalog'},'s':{'label':'Passed','state':'good'}},{}]}",
                "{'block':'table','id':'runs','columns':[{'key':'a','title':'A'}],'rows':[{'a':'x'}],'next':'c2','function':'more'}",
                "{'block':'stat','label':'Issues','value':3,'unit':'open','trend':'-2'}",
                "{'block':'status','state':'bad','label':'Failed','detail':'2 conditions'}",
                "{'block':'progress','label':'Done','value':3,'max':10}",
                "{'block':'chart','kind':'line','series':[{'name':'p99','points':[[1,2.5],['Mon',3]]}],'unit':'ms'}",
                "{'block':'timeline','items':[{'at':'2026-03-01T00:00:00Z','title':'Deployed','state':'good'}]}",
                "{'block':'links','items':[{'title':'Mail','href':'mailto:a@b.test'},{'title':'Here','href':'#top'}]}",
                "{'block':'code','content':'x','language':'java'}",
                "{'block':'alert','state':'info','title':'Note','markdown':'m'}",
                "{'block':'empty','title':'Nothing here'}",
                "{'block':'entity','ref':'component:default/web'}",
                "{'block':'entities','refs':['component:default/web']}",
                "{'block':'image','src':'data:image/png;base64,iVBORw0KGgo=','alt':'Logo'}",
                "{'block':'button','label':'Run','function':'run','params':{'a':1},'confirm':'Sure?','tone':'danger'}",
                "{'block':'form','schema':{'type':'object','properties':{'a':{'type':'string'}}},'function':'save','submit':'Save','values':{'a':'x'}}",
                "{'block':'columns','children':[{'block':'empty','title':'a'},{'block':'empty','title':'b'}]}",
                "{'block':'tabs','items':[{'title':'One','child':{'block':'empty','title':'a'}}]}",
                "{'block':'section','title':'S','children':[{'block':'text','markdown':'a'}]}",
            })
    void soundBlocksStayAsTheyAre(String view) {
        var checked = Views.check(json(view));
        assertThat(checked.findings()).isEmpty();
        assertThat(checked.view()).isEqualTo(json(view));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {'block':'text'}                                                | /markdown
            {'block':'text','markdown':['a'],'x':1}                         | /markdown
            {'block':'stat','label':'a','value':{}}                         | /value
            {'block':'status','state':'green','label':'a'}                  | /state
            {'block':'progress','label':'a','value':'1','max':2}            | /value
            {'block':'chart','kind':'pie','series':[]}                      | /kind
            {'block':'facts','items':{}}                                    | /items
            {'block':'entity','ref':'web'}                                  | /ref
            {'block':'image','src':'javascript:alert(1)','alt':'a'}         | /src
            {'block':'image','src':'data:text/html;base64,PGI+','alt':'a'}  | /src
            {'block':'image','src':'data:image/svg+xml;base64,PGI+','alt':'a'} | /src
            {'block':'image','src':'http://a.test/a.png','alt':'a'}         | /src
            {'block':'button','label':'a','function':'a b'}                 | /function
            {'block':'form','schema':{'type':'object','$ref':'x'}}          | /schema/$ref
            {'title':'a'}                                                   | ~~
            'text'                                                          | ~~
            null                                                            | ~~
            []                                                              | ~~
            """)
    void blocksWithFaultsAreReplaced(String view, String path) {
        var checked = Views.check(json(view));
        assertThat(checked.findings()).extracting(Finding::path).contains(path);
        assertThat(checked.view().path("block").asText()).isIn("alert", "text");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "JavaScript:alert(1)",
                " javascript:alert(1)",
                "java\tscript:alert(1)",
                "\u0001javascript:alert(1)",
                "data:text/html,x",
                "vbscript:x",
                "//evil.test/",
                "file:///etc/passwd",
                "ftp://a.test",
                "https://a b",
                "\\\\evil.test\\x",
                ""
            })
    void addressesThatRunOrLeadAstrayAreDropped(String address) {
        var fact = JsonNodeFactory.instance
                .objectNode()
                .put("label", "a")
                .put("value", 1)
                .put("href", address);
        var facts = JsonNodeFactory.instance.objectNode().put("block", "facts");
        facts.putArray("items").add(fact);
        var checked = Views.check(facts);
        assertThat(checked.view().at("/items/0")).isEqualTo(json("{'label':'a','value':1}"));
        assertThat(checked.findings()).hasSize(1);
    }

    @Test
    void unknownBlockIsAQuietNotice() {
        var checked = Views.check(json("{'block':'hologram','x':{'y':1}}"));
        assertThat(checked.view()).isEqualTo(json("{'block':'unknown','name':'hologram'}"));
        assertThat(checked.findings()).isEmpty();
    }

    @Test
    void badPartsDoNotTakeTheGoodOnesAlong() {
        var checked = Views.check(
                json("{'block':'section','title':'S','children':[{'block':'text'},{'block':'empty','title':'a'}]}"));
        assertThat(checked.view())
                .isEqualTo(json("{'block':'section','title':'S','children':[" + NOT_SHOWN
                        + ",{'block':'empty','title':'a'}]}"));
        assertThat(checked.findings()).extracting(Finding::path).containsExactly("/children/0/markdown");
    }

    @Test
    void badCellsStayEmpty() {
        var checked = Views.check(
                json(
                        "{'block':'table','columns':[{'key':'l','title':'L','type':'link'},{'key':'n','title':'N',"
                                + "'type':'number'}],'rows':[{'l':'javascript:x','n':1},{'l':{'title':'t','href':'javascript:x'},'n':'2','extra':{}}]}"));
        assertThat(checked.view().path("rows")).isEqualTo(json("[{'n':1},{}]"));
        assertThat(checked.findings()).hasSize(4);
    }

    @Test
    void deepAndLargeViewsAreCutOff() {
        var deep = "{'block':'empty','title':'a'}";
        for (var i = 0; i < 20; i++) {
            deep = "{'block':'section','title':'S','children':[" + deep + "]}";
        }
        assertThat(Views.check(json(deep)).view().toString())
                .contains("too large")
                .doesNotContain("empty");
        var wide = JsonNodeFactory.instance.objectNode().put("block", "text").put("markdown", "x".repeat(60_000));
        assertThat(Views.check(wide).view().path("markdown").asText()).hasSize(50_001);
        var rows = JsonNodeFactory.instance.objectNode().put("block", "entities");
        for (var i = 0; i < 300; i++) {
            rows.withArray("refs").add("component:default/c" + i);
        }
        assertThat(Views.check(rows).view().path("refs")).hasSize(200);
    }

    @Test
    void randomTreesNeverThrowAndCheckedViewsStayTheSame() {
        var random = new Random(11);
        for (var i = 0; i < 5_000; i++) {
            var once = Views.check(tree(random, 5)).view();
            assertThat(Views.check(once).view()).isEqualTo(once);
        }
    }

    private static JsonNode tree(Random random, int depth) {
        var json = JsonNodeFactory.instance;
        return switch (depth == 0 ? random.nextInt(4) : random.nextInt(9)) {
            case 0 -> json.nullNode();
            case 1 -> json.numberNode(random.nextInt(9));
            case 2 -> json.textNode("abc");
            case 3 -> json.booleanNode(random.nextBoolean());
            case 4 -> {
                var list = json.arrayNode();
                for (var i = random.nextInt(4); i > 0; i--) {
                    list.add(tree(random, depth - 1));
                }
                yield list;
            }
            default -> {
                var names = Views.blocks().stream().toList();
                var object = json.objectNode().put("block", names.get(random.nextInt(names.size())));
                for (var key : new String[] {
                    "title", "items", "children", "label", "value", "columns", "rows", "href", "key", "child"
                }) {
                    if (random.nextInt(3) > 0) {
                        object.set(key, tree(random, depth - 1));
                    }
                }
                yield object;
            }
        };
    }
}
