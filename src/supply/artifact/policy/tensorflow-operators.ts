/**
 * What an operator does beyond computing. `reads`, `saver`, `table` and `cache` depend on the file
 * that is named; the others are what they are.
 */
export type OperatorEffect =
  | "python"
  | "writes"
  | "network"
  | "native"
  | "stops"
  | "pipeline"
  | "reads"
  | "saver"
  | "table"
  | "cache";

export interface OperatorRule {
  readonly effect: OperatorEffect;
  /** Which inputs name files; all when left out. */
  readonly paths?: readonly number[];
}

/** By the name without `Experimental` in front and version behind. */
const OPERATORS = new Map<string, OperatorRule>([
  ...rows({ effect: "python" }, "PyFunc PyFuncStateless EagerPyFunc PyCall PythonCallback"),
  ...rows(
    { effect: "writes" },
    `WriteFile SaveDataset DistributedSave SnapshotDataset SnapshotDatasetWriter DatasetToTFRecord
    FileSystemSetConfiguration DeleteFile RenameFile CopyFile`,
  ),
  ...rows({ effect: "reads", paths: [0] }, "ReadFile MatchingFiles MatchingFilesDataset"),
  ...rows({ effect: "reads" }, "WholeFileReader"),
  ...rows(
    { effect: "pipeline" },
    `TextLineDataset TFRecordDataset FixedLengthRecordDataset CSVDataset SqlDataset LMDBDataset
    SSTableDataset ParquetDataset AvroDataset LoadDataset SnapshotDatasetReader
    SnapshotNestedDatasetReader ListSnapshotChunksDataset TextLineReader TFRecordReader
    FixedLengthRecordReader LMDBReader GenerateVocabRemapping LoadAndRemapMatrix
    CreateSummaryFileWriter CreateSummaryDbWriter`,
  ),
  ...rows(
    { effect: "network" },
    `DataServiceDataset RegisterDataset RpcClient RpcCall RpcServer RpcServerStart
    RpcServerRegister RpcGetValue Rpc TryRpc BigQueryReader BigQueryDataset BigQueryClient
    BigtableClient BigtableTable KafkaDataset KinesisDataset PubSubDataset GcsConfigureCredentials
    GcsConfigureBlockCache HttpRequest SocketDataset GrpcClient GrpcCall`,
  ),
  ...rows(
    { effect: "native" },
    `XlaCustomCall XlaHostCompute XlaSendToHost XlaRecvFromHost TRTEngineOp CreateTRTResourceHandle
    RemoteFusedGraphExecute LoadLibrary`,
  ),
  ...rows({ effect: "stops" }, "Abort"),
  ...rows(
    { effect: "saver", paths: [0] },
    "Save SaveSlices Restore RestoreSlice CheckpointHasTensor",
  ),
  ...rows({ effect: "saver", paths: [0, 1] }, "MergeV2Checkpoints"),
  ...rows({ effect: "table", paths: [1] }, "InitializeTableFromTextFile"),
  ...rows({ effect: "cache", paths: [1] }, "CacheDataset"),
]);

/** Operators of tensorflow-io, which all read from outside. */
const IO_PREFIX = "IO>";

export function operatorRule(operator: string): OperatorRule | undefined {
  if (operator.startsWith(IO_PREFIX)) return { effect: "pipeline" };
  const name = operator.replace(/^_*(?:Experimental)?/, "").replace(/V\d{1,3}$/, "");
  return OPERATORS.get(name);
}

/** Operators through which a text passes on its way to another; the others hide it. */
const PASSING = new Set(
  `Const HostConst StringJoin Identity IdentityN PlaceholderWithDefault Select SelectV2 Switch
  RefSwitch Merge RefMerge Pack Unpack Reshape ExpandDims Squeeze Concat ConcatV2 Fill Tile
  BroadcastTo Gather GatherV2 StridedSlice Slice ShardedFilename ShardedFilespec StopGradient
  PreventGradient Snapshot Enter Exit LoopCond`.split(/\s+/),
);

/** Operators that make new texts, so that a path is not what its constants show. */
const COMPUTING = new Set(
  `StringFormat AsString Substr StringLower StringUpper RegexReplace StaticRegexReplace DecodeBase64
  EncodeBase64 ReduceJoin UnsortedSegmentJoin UnicodeEncode UnicodeTranscode StringStrip
  StringSplit StringSplitV2 DecodeCompressed SerializeTensor ParseTensor LookupTableFind
  LookupTableFindV2 DecodeRaw DecodePaddedRaw Bitcast Cast`.split(/\s+/),
);

/** Data sets are made of others, and the first of them of texts. */
const DATA_SET = /Dataset(?:V\d)?$/;

export function passesText(operator: string): boolean {
  return PASSING.has(operator) || DATA_SET.test(operator);
}

export function computesText(operator: string): boolean {
  return COMPUTING.has(operator);
}

function rows(rule: OperatorRule, names: string): (readonly [string, OperatorRule])[] {
  return names.split(/\s+/).map((name) => [name, rule] as const);
}
