package dev.assay.cli.stack;

import dev.assay.cli.program.OperatorSettings;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a stack's folder says of it ({@code stack.json}): who owns it, which processes belong to it,
 * and where it answers.
 *
 * @param shared whether other commands may use it
 * @param ready whether it answers
 * @param owner the command that started it and stops it
 * @param children its processes; PostgreSQL is named by its own pid file instead
 * @param addresses of the gateway and the layers, by name
 * @param operator what its services are allowed and told
 */
record StackState(
    boolean shared,
    boolean ready,
    ProcessMark owner,
    List<ProcessMark> children,
    Map<String, URI> addresses,
    OperatorSettings operator) {
  StackState {
    children = List.copyOf(children);
    addresses = new TreeMap<>(addresses);
  }

  StackState with(ProcessMark child) {
    List<ProcessMark> more = new ArrayList<>(children);
    more.add(child);
    return new StackState(shared, ready, owner, more, addresses, operator);
  }

  StackState answering() {
    return new StackState(shared, true, owner, children, addresses, operator);
  }
}
