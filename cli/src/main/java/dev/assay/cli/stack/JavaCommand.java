package dev.assay.cli.stack;

import dev.assay.cli.Complaint;
import dev.assay.cli.Home;
import dev.assay.cli.program.RunFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * The command lines of the Java programs of a stack: few-core settings, and the archive of loaded
 * and linked classes where there is one.
 */
final class JavaCommand {
  private static final List<String> FEW_CORES =
      List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");
  private static final String SERVICE_HEAP = "256m";

  private final Home home;
  private final StackFolder folder;

  JavaCommand(Home home, StackFolder folder) {
    this.home = home;
    this.folder = folder;
  }

  /** A service. */
  List<String> service(ClassArchive archive) {
    List<String> arguments = serviceSettings(archive.part());
    arguments.add(archive.flag());
    arguments.add("-Djava.util.logging.manager=org.jboss.logmanager.LogManager");
    arguments.addAll(List.of("-cp", archive.joinedClassPath()));
    arguments.add("io.quarkus.runner.GeneratedMain");
    return ArgumentFile.command(folder, archive.part().word(), arguments);
  }

  /** What makes a service's class archive; the JVM's settings must be the service's own. */
  List<String> archiving(ClassArchive archive) {
    List<String> arguments = serviceSettings(archive.part());
    arguments.addAll(archive.makingFlags());
    return ArgumentFile.command(folder, archive.part().word() + "-archive", arguments);
  }

  /** The class archive of a service as it is built now. */
  ClassArchive archive(Part part) {
    return ClassArchive.of(home, folder, part, classPath(part));
  }

  /** The demo network. */
  List<String> demoNetwork(List<String> plan) {
    Path module = home.root().resolve("demo-network/target");
    List<String> arguments = fewCores("96m");
    arguments.addAll(
        List.of("-cp", module.resolve("classes") + ":" + module.resolve("lib") + "/*"));
    arguments.add("dev.assay.demo.DemoNetwork");
    arguments.addAll(plan);
    arguments.add("--until-eof");
    return ArgumentFile.command(folder, RunFile.DEMO_NETWORK, arguments);
  }

  private List<String> serviceSettings(Part part) {
    List<String> arguments = fewCores(SERVICE_HEAP);
    for (String opened : opened(application(part).resolve("quarkus-run.jar"))) {
      arguments.add("--add-opens=" + opened + "=ALL-UNNAMED");
    }
    return arguments;
  }

  /** What the application's own launcher would open, by its manifest. */
  private static List<String> opened(Path launcher) {
    try (JarFile jar = new JarFile(launcher.toFile())) {
      String packages = jar.getManifest().getMainAttributes().getValue("Add-Opens");
      return packages == null ? List.of() : List.of(packages.split(" ", -1));
    } catch (IOException e) {
      throw notBuilt(launcher);
    }
  }

  private List<String> fewCores(String heap) {
    List<String> arguments = new ArrayList<>(FEW_CORES);
    arguments.add("-Xmx" + heap);
    arguments.add("-Djava.io.tmpdir=" + folder.temporary());
    return arguments;
  }

  /**
   * The jars of a packaged Quarkus application as one plain class path, so that an archive can hold
   * its classes: what Quarkus has changed comes before what it changed.
   */
  private List<Path> classPath(Part part) {
    List<Path> jars = new ArrayList<>();
    for (String folder : List.of("quarkus", "app", "lib/boot", "lib/main")) {
      jars.addAll(jars(application(part).resolve(folder)));
    }
    return jars;
  }

  private Path application(Part part) {
    return home.root().resolve(part.module()).resolve("target/quarkus-app");
  }

  private static List<Path> jars(Path folder) {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(path -> path.toString().endsWith(".jar")).sorted().toList();
    } catch (IOException e) {
      throw notBuilt(folder);
    }
  }

  private static Complaint notBuilt(Path missing) {
    return Complaint.unavailable(
        "%s is not there; build it first: ./mvnw -Pquick package.".formatted(missing));
  }
}
