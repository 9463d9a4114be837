"""Saved models of many operators: words, tables, data sets, pictures, signals and control flow."""
import os

from .sink import write_bytes
from .tensorflow_files import folder_of


def make(sink):
    import tensorflow as tf

    for name, program in sorted(programs(tf, sink).items()):
        folder_of(
            sink, "tensorflow", "tensorflow-program:" + name,
            lambda folder: tf.saved_model.save(program, os.path.join(folder, "saved"))
        )
    for name, maker in sorted(networks().items()):
        source = "keras:network-" + name
        try:
            model = maker()
        except Exception as error:
            sink.fail(source, error)
            continue
        sink.add("keras", source, "model.keras", model.save)
        sink.add("keras", source, "model.h5", model.save)
        sink.add("keras", source, "model.json", write_bytes(model.to_json().encode("utf-8")))
        folder_of(
            sink, "tensorflow", source,
            lambda folder: model.export(os.path.join(folder, "saved"), verbose=False)
        )
        make_borrowing(sink, tf, source, model)


def make_borrowing(sink, tf, source, model):
    """TensorFlow Lite with operators of TensorFlow itself."""

    def write(path):
        converter = tf.lite.TFLiteConverter.from_keras_model(model)
        kinds = tf.lite.OpsSet
        converter.target_spec.supported_ops = [kinds.TFLITE_BUILTINS, kinds.SELECT_TF_OPS]
        write_bytes(converter.convert())(path)

    sink.add("tflite", source.replace("keras:", "tflite:"), "borrowing.tflite", write)


def programs(tf, sink):
    """One function each, so that every operator stands in a library of functions."""
    words = sink.folder("tensorflow", "tensorflow-program:words") + "/vocabulary.txt"
    with open(words, "w") as text:
        text.write("one\ntwo\nthree\n")
    text = [tf.TensorSpec([None], tf.string)]
    numbers = [tf.TensorSpec([None, 8], tf.float32)]

    def program(function, signature, **parts):
        module = tf.Module()
        for name, part in parts.items():
            setattr(module, name, part)
        module.run = tf.function(function, input_signature=signature)
        return module

    from_file = tf.lookup.StaticVocabularyTable(
        tf.lookup.TextFileInitializer(
            words, tf.string, tf.lookup.TextFileIndex.WHOLE_LINE, tf.int64,
            tf.lookup.TextFileIndex.LINE_NUMBER
        ), 2
    )
    growing = tf.lookup.experimental.MutableHashTable(tf.string, tf.int64, -1)
    dense = tf.lookup.experimental.DenseHashTable(tf.int64, tf.int64, -1, -2, -3)
    state = tf.Variable(0.0)

    def changing(x):
        state.assign_add(tf.reduce_sum(x))
        tf.print("sum", state)
        return state.read_value()

    def growing_run(x):
        growing.insert(x, tf.range(tf.size(x, tf.int64)))
        return growing.lookup(x), growing.size()

    def looping(x):
        total, _ = tf.while_loop(
            lambda _, at: at < 8, lambda sum_, at: (sum_ + x[:, at], at + 1), [x[:, 0], 0],
            shape_invariants=[tf.TensorShape([None]), tf.TensorShape([])]
        )
        return tf.switch_case(tf.size(x) % 2, [lambda: total, lambda: -total])

    def over_data(x):
        data = tf.data.Dataset.from_tensor_slices(x).map(lambda row: row * 2.0).batch(2)
        data = data.filter(lambda rows: tf.reduce_sum(rows) > 0.0).prefetch(1)
        return data.reduce(0.0, lambda total, rows: total + tf.reduce_sum(rows))

    def of_words(x):
        parts = tf.strings.split(tf.strings.lower(x), ",")
        joined = tf.strings.reduce_join(parts, axis=-1, separator="/")
        clean = tf.strings.regex_replace(tf.strings.strip(joined), "[^a-z/.]", "_")
        letters = tf.strings.unicode_split(clean, "UTF-8").to_tensor("")
        pairs = tf.strings.ngrams(parts, 2, separator=" ")
        return letters, pairs.flat_values, tf.strings.to_hash_bucket_fast(clean, 10)

    def of_pictures(x):
        def decode(one):
            picture = tf.image.decode_jpeg(tf.io.decode_base64(one), channels=3)
            return tf.image.resize(tf.image.convert_image_dtype(picture, tf.float32), [8, 8])

        return tf.map_fn(decode, x, fn_output_signature=tf.float32)

    def of_signals(x):
        spectrum = tf.signal.stft(x, 4, 2)
        return tf.math.log(tf.abs(spectrum) + 1e-6), tf.signal.mfccs_from_log_mel_spectrograms(x)

    def of_examples(x):
        features = {
            "a": tf.io.FixedLenFeature([2], tf.float32, [0.0, 0.0]),
            "b": tf.io.VarLenFeature(tf.string),
        }
        return tf.io.parse_example(x, features)["a"]

    @tf.custom_gradient
    def squared(x):
        return x * x, lambda upstream: 2.0 * upstream * x

    def of_gradients(x):
        with tf.GradientTape() as tape:
            tape.watch(x)
            result = tf.reduce_sum(squared(x))
        return tape.gradient(result, x)

    return {
        "vocabulary": program(from_file.lookup, text, table=from_file),
        "growing": program(growing_run, text, table=growing),
        "dense-table": program(
            lambda x: dense.lookup(tf.cast(x, tf.int64)), numbers, table=dense
        ),
        "words": program(of_words, text),
        "pictures": program(of_pictures, text),
        "signals": program(of_signals, numbers),
        "examples": program(of_examples, text),
        "loops": program(looping, numbers),
        "data": program(over_data, numbers),
        "state": program(changing, numbers, state=state),
        "gradients": program(of_gradients, numbers),
        "sparse": program(
            lambda x: tf.sparse.sparse_dense_matmul(
                tf.sparse.from_dense(x), x, adjoint_b=True
            ), numbers
        ),
        "algebra": program(
            lambda x: tf.linalg.svd(tf.matmul(x, x, transpose_a=True), compute_uv=False), numbers
        ),
        "random": program(
            lambda x: tf.random.stateless_normal(tf.shape(x), [1, 2]) + tf.random.uniform([8]),
            numbers
        ),
        "checks": program(
            lambda x: tf.debugging.check_numerics(x, "numbers") + tf.cast(
                tf.debugging.assert_greater(tf.size(x), 0) is None, tf.float32
            ), numbers
        ),
        "compiled": program(
            tf.function(lambda x: tf.nn.gelu(x) * 2.0, jit_compile=True), numbers
        ),
        "boxes": program(
            lambda x: tf.image.combined_non_max_suppression(
                tf.reshape(x, [1, -1, 1, 4]), tf.reshape(x, [1, -1, 4]), 2, 4
            ), numbers
        ),
        "quantized": program(
            lambda x: tf.quantization.fake_quant_with_min_max_args(x, -1.0, 1.0), numbers
        ),
    }


def networks():
    from tensorflow import keras

    layers = keras.layers

    def words():
        turn = layers.TextVectorization(max_tokens=20, output_sequence_length=4, ngrams=2)
        turn.adapt(["one two three", "two four"])
        given = keras.Input((1, ), dtype="string")
        return keras.Model(given, layers.Dense(1)(layers.Embedding(20, 3)(turn(given))))

    def columns():
        word = layers.StringLookup(vocabulary=["a", "b"], output_mode="one_hot")
        number = layers.IntegerLookup(vocabulary=[3, 5])
        scale = layers.Normalization(mean=[0.5], variance=[2.0])
        bins = layers.Discretization(bin_boundaries=[0.0, 1.0])
        given = [
            keras.Input((1, ), dtype="string"),
            keras.Input((1, ), dtype="int64"),
            keras.Input((1, )),
            keras.Input((1, ), dtype="string")
        ]
        parts = [
            word(given[0]),
            keras.ops.cast(number(given[1]), "float32"),
            scale(given[2]),
            keras.ops.cast(bins(given[2]), "float32"),
            keras.ops.cast(layers.Hashing(num_bins=5)(given[3]), "float32"),
        ]
        return keras.Model(given, layers.Dense(1)(layers.Concatenate()(parts)))

    def pictures():
        given = keras.Input((32, 32, 3))
        grown = layers.RandomRotation(0.1)(layers.RandomFlip()(layers.Rescaling(1 / 255.0)(given)))
        inner = keras.applications.MobileNetV2((32, 32, 3), 0.35, weights=None, include_top=False)
        return keras.Model(given, layers.GlobalAveragePooling2D()(inner(grown)))

    def attention():
        given = keras.Input((6, 8))
        seen = layers.MultiHeadAttention(2, 4)(given, given)
        return keras.Model(given, layers.LayerNormalization()(layers.Add()([given, seen])))

    def steps():
        given = keras.Input((6, 4))
        cells = layers.RNN([layers.LSTMCell(3), layers.GRUCell(2)], return_sequences=True)(given)
        both = layers.Bidirectional(layers.LSTM(3))(layers.TimeDistributed(layers.Dense(3))(cells))
        return keras.Model(given, both)

    def trained():
        model = keras.Sequential([keras.Input((4, )), layers.Dense(3, "softmax")])
        rate = keras.optimizers.schedules.CosineDecay(0.1, 100)
        model.compile(
            keras.optimizers.AdamW(rate),
            keras.losses.SparseCategoricalCrossentropy(from_logits=False),
            ["accuracy", keras.metrics.SparseTopKCategoricalAccuracy(2)],
        )
        return model

    def operators():
        given = keras.Input((4, ))
        mean = keras.ops.mean(given, axis=1)[:, None]
        return keras.Model(given, keras.ops.sin(given) * 2.0 + mean)

    found = {
        "words": words,
        "columns": columns,
        "pictures": pictures,
        "attention": attention,
        "steps": steps,
        "trained": trained,
        "operators": operators,
    }
    apps = keras.applications
    for name, make_one in (
        ("efficient-net", apps.EfficientNetB0),
        ("dense-net", apps.DenseNet121),
        ("conv-next", apps.ConvNeXtTiny),
        ("inception", apps.InceptionV3),
    ):
        found["plan-" + name] = plan_of(keras, make_one)
    return found


def plan_of(keras, make_one):
    """The layers of a well-known network, without the size of its weights."""
    return lambda: make_one(weights=None, include_top=False, input_shape=(96, 96, 3))
