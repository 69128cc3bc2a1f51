package io.github.prebind;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What may be in the jar. */
class JarIT {
  private static final int JAVA_8 = 52;
  private static final long MOST_BYTES = 6 * 1024 * 1024;

  private static JarFile jar;

  @BeforeAll
  static void open() throws IOException {
    jar = new JarFile(ForkedJvm.agentJar().toFile());
  }

  @AfterAll
  static void close() throws IOException {
    jar.close();
  }

  /** The files below a folder, folders themselves left out. */
  private static List<String> names(String prefix) {
    List<String> names = new ArrayList<>();
    jar.stream()
        .filter(entry -> !entry.isDirectory() && entry.getName().startsWith(prefix))
        .forEach(entry -> names.add(entry.getName()));
    return names;
  }

  private static byte[] bytes(String name) throws IOException {
    ZipEntry entry = jar.getEntry(name);
    assertThat(entry).as(name).isNotNull();
    try (InputStream in = jar.getInputStream(entry)) {
      return in.readAllBytes();
    }
  }

  private static String text(String name) throws IOException {
    return new String(bytes(name), StandardCharsets.UTF_8);
  }

  @Test
  void theRootHoldsTheEntryItsLoaderTheSchemaAndTheLicencesOnly() {
    List<String> root = names("");
    root.removeIf(name -> name.startsWith("inst/"));
    assertThat(root)
        .containsExactlyInAnyOrder(
            "META-INF/MANIFEST.MF",
            "META-INF/LICENSE",
            "META-INF/NOTICE",
            "META-INF/licenses/D3",
            "META-INF/licenses/Micrometer",
            "prebind-1.schema.json",
            "io/github/prebind/InstLoader.class",
            "io/github/prebind/InstLoader$Handler.class",
            "io/github/prebind/InstLoader$Resource.class",
            "io/github/prebind/Prebind.class",
            "io/github/prebind/StoredZip.class",
            "io/github/prebind/package-info.class");
  }

  @Test
  void everythingElseIsTheAgentsOrOfItsLibraries() throws IOException {
    Map<String, ZipEntry> inst = all();
    assertThat(names("inst/"))
        .containsExactlyInAnyOrder("inst/first.zip", "inst/hooks.zip", "inst/later.zip");
    assertThat(inst)
        .containsKeys(
            "bridge/java/lang/PrebindBridge.class",
            "io/github/prebind/Agent.class",
            "io/github/prebind/report/page/d3.min.js",
            "com/google/gson/Gson.class");
    List<String> foreign = new ArrayList<>(inst.keySet());
    foreign.remove("bridge/java/lang/PrebindBridge.class");
    foreign.removeIf(name -> name.startsWith("io/github/prebind/"));
    foreign.removeIf(
        name ->
            name.endsWith(".class")
                && (name.startsWith("com/google/gson/")
                    || name.startsWith("io/micrometer/")
                    || name.startsWith("io/prometheus/")
                    || name.startsWith("picocli/")));
    assertThat(foreign).isEmpty();
  }

  /** As an app with Gson would find it: with every class. */
  @Test
  void holdsAllOfGsonAndPicocli() throws IOException {
    Map<String, ZipEntry> later = inst("later.zip");
    for (Class<?> type : List.of(com.google.gson.Gson.class, picocli.CommandLine.class)) {
      String folder = type.getPackageName().replace('.', '/') + "/";
      assertThat(later.keySet().stream().filter(name -> name.startsWith(folder)))
          .containsExactlyInAnyOrderElementsOf(classes(type, folder));
    }
  }

  /** The classes below a folder of the jar from which a class was loaded. */
  private static List<String> classes(Class<?> type, String folder) throws IOException {
    String file = type.getProtectionDomain().getCodeSource().getLocation().getPath();
    try (JarFile library = new JarFile(file)) {
      return library.stream()
          .map(ZipEntry::getName)
          .filter(name -> name.startsWith(folder) && name.endsWith(".class"))
          .toList();
    }
  }

  @Test
  void holdsNothingOfItsOwnThatIsNoMoreInTheSources() throws IOException {
    Path main = ForkedJvm.agentJar().resolveSibling("../core/src/main").normalize();
    Map<String, ZipEntry> inst = all();
    for (String name : inst.keySet()) {
      if (name.startsWith("io/github/prebind/") && name.endsWith(".class")) {
        String source = name.replaceAll("(\\$.*)?\\.class$", ".java");
        assertThat(main.resolve("java").resolve(source)).exists();
      }
    }
  }

  @Test
  void theZipsShareNothingAndAreStoredWithTheirSizesAsTheLoaderReadsThem() throws IOException {
    int files = inst("first.zip").size() + inst("hooks.zip").size() + inst("later.zip").size();
    assertThat(all()).hasSize(files);
    for (String zip : List.of("first.zip", "hooks.zip", "later.zip")) {
      assertThat(jar.getEntry("inst/" + zip).getMethod()).as(zip).isEqualTo(ZipEntry.STORED);
      assertThat(inst(zip).values()).allMatch(entry -> entry.getMethod() == ZipEntry.STORED);
      ByteBuffer end = ByteBuffer.wrap(bytes("inst/" + zip)).order(ByteOrder.LITTLE_ENDIAN);
      int at = end.capacity() - 22; // the end record, if there is no comment behind it
      assertThat(end.getInt(at)).as(zip).isEqualTo(0x06054b50);
      assertThat(end.getShort(at + 10)).as(zip).isGreaterThan((short) 0);
    }
  }

  /** Whatever else is loaded, the others are not opened for it. */
  @Test
  void theFirstZipHoldsWhatABareServerLoadsUpToItsOpenPortAlsoInAWrongEnvironment(
      @TempDir Path logs) throws IOException {
    Map<String, ZipEntry> first = inst("first.zip");
    Set<String> unused = new TreeSet<>(first.keySet());
    unused.removeIf(name -> !name.startsWith("io/github/prebind/"));
    unused.remove("io/github/prebind/SettledApp.class"); // the watching thread's, at the bind
    unused.remove("io/github/prebind/record/TargetPort.class");
    Map<String, String> wrong = // a line of each kind
        Map.of("DATABASE_URL", "postgres://a/app\n", "DB_URL", "postgres://b/app", "ON", "${OFF}");
    for (Jdks.Jdk jdk : Jdks.all()) {
      for (Map<String, String> env : List.of(Map.<String, String>of(), wrong)) {
        Path log = logs.resolve("classes.log");
        ForkedJvm app =
            ForkedJvm.of(OpensAndHalts.class)
                .alone()
                .on(jdk)
                .withoutAgent() // which brings settings, for which classes are loaded
                .jvm("-javaagent:" + ForkedJvm.agentJar(), "-Xlog:class+load:file=" + log + ":tid");
        env.forEach(app::env);
        assertThat(app.run().err()).as("lines").hasSize(env.size());
        Set<String> loaded = loadedByMain(Files.readAllLines(log));
        Files.delete(log);
        assertThat(loaded).as(jdk + " and first.xml").contains("io/github/prebind/Agent.class");
        assertThat(first.keySet()).as(jdk + " and first.xml").containsAll(loaded);
        unused.removeAll(loaded);
      }
    }
    assertThat(unused).as("in first.xml for nothing").isEmpty();
  }

  /** Up to the agent's first line none is made, which is what calling premain natively saves. */
  @Test
  void premainIsReachedWithoutAClassMadeForAMethodHandle(@TempDir Path logs) throws IOException {
    for (Jdks.Jdk jdk : Jdks.all()) {
      Path log = logs.resolve("classes.log");
      ForkedJvm.of(OpensAndHalts.class)
          .alone()
          .on(jdk)
          .withoutAgent()
          .jvm("-javaagent:" + ForkedJvm.agentJar(), "-Xlog:class+load:file=" + log)
          .run();
      List<String> names = new ArrayList<>();
      for (String line : Files.readAllLines(log)) { // [0.123s][info][class,load] a.Name source: ...
        names.add(line.replaceFirst("^(\\[[^]]*\\])*\\s*", "").split(" ")[0]);
      }
      Files.delete(log);
      int entry = names.indexOf("io.github.prebind.Prebind");
      int look = names.indexOf("io.github.prebind.FirstLook");
      assertThat(entry).as(jdk + ", the entry").isNotNegative().isLessThan(look);
      assertThat(names.subList(entry, look))
          .as(jdk.toString())
          .noneMatch(name -> name.startsWith("java.lang.invoke.LambdaForm$"));
    }
  }

  static final class OpensAndHalts {
    public static void main(String[] args) throws IOException {
      new ServerSocket(0);
      Runtime.getRuntime().halt(0);
    }
  }

  /** The agent's classes that the thread loads which loads the entry. */
  private static Set<String> loadedByMain(List<String> log) {
    Set<String> loaded = new TreeSet<>();
    String thread = null;
    for (String line : log) { // [4711] io.github.prebind.Agent source: ...
      String[] words = line.substring(line.indexOf(']') + 1).trim().split(" ");
      if (words[0].equals("io.github.prebind.InstLoader")) {
        thread = line.substring(0, line.indexOf(']'));
      } else if (line.substring(0, line.indexOf(']')).equals(thread)
          && line.endsWith("source: __JVM_DefineClass__")) {
        loaded.add(words[0].replace('.', '/') + ".class");
      }
    }
    return loaded;
  }

  private static Map<String, ZipEntry> all() throws IOException {
    Map<String, ZipEntry> all = inst("first.zip");
    all.putAll(inst("hooks.zip"));
    all.putAll(inst("later.zip"));
    return all;
  }

  /** The files in one of the zip files under {@code inst/}. */
  private static Map<String, ZipEntry> inst(String zip) throws IOException {
    Map<String, ZipEntry> found = new TreeMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(bytes("inst/" + zip)))) {
      for (ZipEntry at = in.getNextEntry(); at != null; at = in.getNextEntry()) {
        if (!at.isDirectory()) {
          found.put(at.getName(), at);
        }
      }
    }
    return found;
  }

  @Test
  void isSmallerThanSixMebibytes() throws IOException {
    assertThat(Files.size(ForkedJvm.agentJar())).isLessThan(MOST_BYTES);
  }

  @Test
  void anOldJvmCanLoadWhatStandsAtTheRoot() throws IOException {
    for (String name : names("io/")) {
      byte[] file = bytes(name);
      assertThat(file[6] << 8 | file[7]).as(name).isEqualTo(JAVA_8);
    }
  }

  @Test
  void carriesTheLicencesOfWhatItContains() throws IOException {
    assertThat(text("META-INF/LICENSE")).contains("Apache License").contains("Version 2.0");
    assertThat(text("META-INF/licenses/D3")).contains("Mike Bostock", "this permission notice");
    assertThat(text("META-INF/licenses/Micrometer")).contains("Micrometer");
    assertThat(text("META-INF/NOTICE"))
        .contains("Gson", "Google", "picocli", "Micrometer", "Prometheus", "Mike Bostock")
        .containsPattern("Gson [0-9.]+")
        .containsPattern("picocli [0-9.]+")
        .containsPattern("Micrometer [0-9.]+")
        .containsPattern("D3 [0-9.]+")
        .containsPattern("Prometheus Java client [0-9.]+")
        .doesNotContain("${");
  }

  @Test
  void namesItsEntriesInTheManifest() throws IOException {
    Attributes manifest = jar.getManifest().getMainAttributes();
    assertThat(manifest.getValue("Premain-Class")).isEqualTo("io.github.prebind.Prebind");
    assertThat(manifest.getValue("Main-Class")).isEqualTo("io.github.prebind.Prebind");
    assertThat(manifest.getValue("Can-Retransform-Classes")).isEqualTo("true");
    assertThat(manifest.getValue("Implementation-Title")).isEqualTo("Prebind");
    assertThat(manifest.getValue("Implementation-Version")).isNotBlank();
    assertThat(manifest.getValue("Boot-Class-Path")).isNull();
    assertThat(manifest.getValue("Class-Path")).isNull();
  }

  @Test
  void saysNothingOfTheMachineThatBuiltIt() throws IOException {
    String folder = ForkedJvm.agentJar().getParent().getParent().getParent().toString();
    for (String name : names("")) {
      String content = new String(bytes(name), StandardCharsets.ISO_8859_1);
      assertThat(content.contains(folder)).as(name + " names " + folder).isFalse();
      assertThat(content.contains(System.getProperty("user.home") + "/")).as(name).isFalse();
    }
  }
}
