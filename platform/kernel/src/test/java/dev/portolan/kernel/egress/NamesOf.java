package dev.portolan.kernel.egress;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// A resolver that answers from a table; a name with several answers gives the next one each time.
final class NamesOf implements Resolver {
    private final Map<String, List<List<InetAddress>>> answers = new ConcurrentHashMap<>();
    private final List<String> questions = new ArrayList<>();

    NamesOf with(String name, String... addresses) {
        var answer = new ArrayList<InetAddress>();
        for (var address : addresses) {
            answer.add(literal(address));
        }
        answers.computeIfAbsent(name, _ -> new ArrayList<>()).add(answer);
        return this;
    }

    @Override
    public synchronized List<InetAddress> resolve(String host) throws UnknownHostException {
        questions.add(host);
        var known = answers.get(host);
        if (known == null) {
            throw new UnknownHostException(host);
        }
        return known.size() > 1 ? known.removeFirst() : known.getFirst();
    }

    synchronized List<String> questions() {
        return List.copyOf(questions);
    }

    private static InetAddress literal(String address) {
        try {
            return InetAddress.getByName(address);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(address, e);
        }
    }
}
