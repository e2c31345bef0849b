package dev.portolan.catalog.wire;

/// Says in the API document what the parameters of the Backstage-compatible lists mean. Those routes read them by
/// themselves, as that client writes them, so that nothing else would name them there.
public final class ParameterWords {
    public static final String FILTER = "Conditions of the form key=value or key, joined by commas: all must hold."
            + " Given more than once, one of them must hold.";
    public static final String FIELDS = "Only these fields of each entity, joined by commas, such as"
            + " kind,metadata.name. All of them where there is none.";
    public static final String LIMIT = "How many at most.";
    public static final String OFFSET = "How many to pass over.";
    public static final String ORDER =
            "A field and a direction, such as asc:metadata.name; given more than once, the" + " first counts most.";
    public static final String ORDER_FIELD =
            "A field and a direction, such as metadata.name,asc; given more than once," + " the first counts most.";

    private ParameterWords() {}
}
