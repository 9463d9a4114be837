/** Surnames of English-speaking countries, in plain lower case, parted by spaces. */
export const SURNAMES_EN = `
abbott abel abernathy abraham abrams acker ackerman acosta adair adams adamson adcock addison
adkins agnew aguirre ahern aiken ainsworth aitken akers albright alcott alden alderman aldrich
aldridge alexander alford alger allan allard allen alley allison allman allred almond alston
altman alvarado alvarez ambrose ames amos anders anderson andrews angel anglin anthony appleby
applegate appleton archer archibald arlington armitage armstrong arnett arnold arrington arthur
ash ashby ashcroft asher ashford ashley ashton ashworth askew astley atherton atkins atkinson
atwater atwood austin avery axelrod ayala ayers aylward babcock bach bachman backman bacon badger
baer bagley bailey bain bainbridge baines baird baker baldwin ball ballard ballinger bancroft
banks bannister barber barclay barker barkley barlow barnard barnes barnett barnhart baron barr
barrera barrett barron barrow barrows barry bartholomew bartlett barton bascom bass bassett
bateman bates batey batson battle bauer baugh baum baxter bayer bayliss beach beal beale beaman
bean beard beardsley beasley beattie beatty beaumont beaver beck becker beckett beckham beckman
beckwith bedford beebe beecham beecher belcher belknap bell bellamy beltran bender benedict
benjamin benner bennett benoit benson bentley benton berg berger bergeron bergman berkowitz berman
bernard bernstein berry bertrand best bethea bettencourt betts bevan beverly beyer bickford biddle
bigelow biggs billings billingsley bingham birch bird birmingham bishop bixby black blackburn
blackman blackmon blackwell blackwood blaine blair blake blakely blakemore blanchard bland
blankenship blanton bledsoe blevins bliss block bloom bloomfield blount blue blum blunt blythe
boardman bobbitt bodine boggs bohannon boland bolden bolen bolton bond bonds bone bonham bonner
booker boone booth borden bostwick boswell bouchard boucher bourne bowden bowen bower bowers bowie
bowles bowling bowman bowser box boyce boyd boyer boykin boyle boyles bracken bradbury braddock
braden bradford bradley bradshaw brady bragg branch brand brandon brandt branham brannon branson
brantley braswell bratton braun bray brazil breen bremer brennan brenner brent brewer brewster
bricker bridges bridgman briggs bright brink bristow britt britton broadbent brock brockman
broderick brody bromley bronson brooke brookes brooks broome brothers broughton broussard brown
browne browning brownlee bruce brumfield bruner brunner bruno brunson bryan bryant bryson buchanan
buck buckingham buckley buckner bull bullard bullock bunch bundy burch burchett burdick burger
burgess burke burkett burkhart burks burleson burnett burnham burns burr burrell burrow burrows
burt burton busby busch bush bushnell butcher butler butterfield butterworth butts buxton byers
bynum byrd byrne byrnes cabot cabrera caffrey cahill cain calder caldwell calhoun calkins call
callaghan callahan callaway calloway calvert cameron camp campbell canfield cannon cantrell cantu
capps cardenas carder carey carlisle carlson carlton carlyle carman carmichael carmody carnegie
carney caron carpenter carr carrasco carrier carrington carroll carruthers carson carter
cartwright carver cary case casey cash cassell cassidy castle castleman caswell cates catlin
caudill cavanaugh cavazos chadwick chaffin chalmers chamberlain chamberlin chambers champion chan
chandler chaney chang chapin chaplin chapman chappell charles chase chatman chavez cheatham cheek
chen cheney cherry chester cheung chew childers childress childs chilton chisholm chiu cho choi
chong chow christensen christenson christian christiansen christie christman christopher chu chung
church churchill cisneros clancy clapp clark clarke clarkson clawson clay claypool clayton clegg
clemens clement clements clemons cleveland clifford clifton cline clinton close clough cobb coburn
cochran cochrane cody coe coffey coffin coffman cohen cohn coker colbert colburn colby cole
coleman coles coley collier collins collinson colon colson colvin combs comer compton comstock
conant condon conklin conley conlon connell connelly conner connolly connor connors conrad conroy
constable conti conway cook cooke cooksey cooley coombs coon cooney cooper cope copeland copley
copp corbett corbin corcoran cordell cordero corey corley cormier cornell cornish cornwell cortez
cosgrove costa costello cote cotter cotton couch coughlin coulter counts courtney cousins covert
covington cowan coward cowart cowell cox coy coyle coyne crabtree craft craig crain cramer
crandall crane cranston craven crawford crawley creech creighton crenshaw crews crisp crist
crocker crockett croft cromwell cronin crook crooks crosby cross crouch crow crowder crowe crowell
crowley crowther cruickshank crum crump cruz culbertson cullen culp culpepper culver cummings
cummins cunningham curley curran currie currier curry curtin curtis cushing cushman custer cutler
cutter dabney dahl dailey daily dale daley dallas dalrymple dalton daly damon danforth daniel
daniels darby darden darling darnell dart davenport davey david davidson davies davila davis
davison dawes dawkins dawson day deacon deal dean deaton debose decker dees defoe degroot dejesus
delacruz delaney delarosa deleon delgado delong deluca demarco dempsey denney denning dennis
dennison denny denson dent denton depew derrick desmond devaney devine devlin devries dew dewey
dewitt dexter diamond dias diaz dick dickens dickenson dickerson dickey dickinson dickson diehl
dietrich dietz diggs dill dillard dillon dimarco dinsmore dion dixon doan dobbins dobbs dobson
dockery dodd dodds dodge dodson doe doherty dolan doll dominguez donahue donald donaldson donnell
donnelly donohue donovan dooley doran dorman dorsey doss dotson doty dougherty doughty douglas
douglass dove dover dow dowd dowdy dowell dowling downey downing downs doyle dozier drake draper
drayton drew driscoll driver drummond drury dubois dudley duff duffy dugan duggan duke dukes dumas
dunbar duncan dunham dunlap dunlop dunn dunning duong dupont dupree duran durant durbin durham
dutton duval duvall dwyer dyer dykes dyson eads eagle eames earl earle early easley eason east
eastman easton eastwood eaton ebert eccles eckert eddy edgar edison edmonds edmondson edwards egan
eggleston ehlers eldridge elkins eller ellington elliot elliott ellis ellison ellsworth elmore
elston elwood ely embry emerson emery emmons engel england engle english ennis epps epstein
erickson ervin erwin escobar espinoza esposito estes estrada etheridge eubanks evans everett
everhart evers ewing fagan fahey fairbanks fairchild fairfax falk fallon farber faria farley
farmer farnsworth farr farrar farrell farrington farris farrow faulkner fay feeney felder feldman
felix fell fellows felton fenner fenton ferguson fernandes fernandez ferrara ferrari ferraro
ferrell ferris ferry fielder fielding fields figueroa finch fine fink finkelstein finley finn
finnegan finney fischer fish fisher fisk fitch fitts fitzgerald fitzpatrick fitzsimmons flaherty
flanagan flanders flannery fleck fleming fletcher flint flood flora flores florez flowers floyd
flynn fogarty fogel fogle foley follett folsom fontaine fontenot foote forbes ford foreman forest
forester forman forrest forrester forster forsyth forsythe fort fortier fortune foss foster
fountain fournier fowler fowlkes fox foxworth foy fraley frame francis franco frank franklin
franks fraser frazer frazier frederick fredrickson freed freedman freeman freitas french frey
friedman friend fritz frost fry frye fuchs fuentes fugate fuller fullerton fulton funk furlong
furman gable gaffney gage gagnon gaines galbraith gale gallagher gallant gallegos gallo galloway
galvan gamble gannon gantt garcia gardiner gardner garland garner garnett garrett garrison garrity
garvey garvin garza gaskins gaston gates gauthier gavin gay gaylord geary gee geiger geller
gentile gentry george gerard gerber german getz gibbons gibbs gibson giddens gifford gil gilbert
gilchrist giles gill gillen gillespie gillett gillette gilliam gilliland gillis gilman gilmore
gilpin ginn gipson givens gladden gladstone glass gleason glenn glick glover glynn godfrey godwin
goff goins gold goldberg golden goldman goldsmith goldstein gomes gomez gonsalves gonzales
gonzalez gooch good goode gooden goodman goodrich goodson goodwin gordon gore gorman goss gossett
gough gould gower grace grady graff graham granger grant grantham graves gray grayson greathouse
greaves green greenberg greene greenfield greenlee greenwald greenway greenwell greenwood greer
gregg gregory grenier gresham grey grice grier griffin griffith griffiths griggs grimes grimm
grimshaw grissom griswold groff grogan gross grossman grove grover groves grubb grubbs guerra
guerrero guest guidry guillory guinn gunderson gunn gunter gunther gurley gustafson guthrie
gutierrez guy guzman haag haas hackett hadden haddock hadley hagan hagen hager hahn haines
hairston halcomb hale haley hall hallett halliday hallman hallock halpern halsey halstead ham
hamblin hamby hamer hamill hamilton hamlin hamm hammer hammett hammond hammonds hampton hamrick
hancock hand hanes haney hanks hanley hanlon hanna hannah hannon hanrahan hansen hanson harbin
hardaway hardee harden hardesty hardin harding hardison hardman hardwick hardy hargrave hargrove
harkins harlan harley harlow harman harmon harness harp harper harrell harrelson harrington harris
harrison harrod hart harter hartley hartman hartmann hartwell harvey harwood haskell haskins hass
hastings hatch hatcher hatfield hathaway hatton haugen hauser havens hawes hawk hawkins hawley
hawthorne hay hayden hayes haynes hays hayward haywood hazel head headley heald healey healy
heaney heard hearn heath heaton hebert hecht heck hector hedges hedrick heffernan heflin hein
heller helm helms helton hemingway hemphill henderson hendricks hendrickson hendrix henke henley
hennessey hennessy henning henry hensley henson hepburn herbert herman hernandez herndon herrera
herring herrington herrmann herron hershey herzog hess hester hewitt heyward hiatt hibbard hickey
hickman hicks hickson higdon higginbotham higgins higgs high hildebrand hildreth hill hilliard
hillman hills hilton hinckley hinds hines hinkle hinson hinton hirsch hitchcock hite hoag hobart
hobbs hobson hodge hodges hodgkins hodgson hoff hoffman hoffmann hogan hogg hogue holbrook holcomb
holden holder holdsworth holiday holland holley holliday hollingsworth hollins hollis holloway
holly holm holman holmes holt holton honeycutt hood hook hooker hooks hooper hoover hope hopkins
hopkinson hopper hopson horn hornby horne horner hornsby horowitz horton hoskins hough houghton
houle house houser houston howard howarth howe howell howells howland hoyt hsu hubbard huber
huckaby hudgins hudson huerta huey huff huffman huggins hughes hughey hull hume humes humphrey
humphreys humphries hundley hunt hunter huntington huntley hurd hurley hurst hurt huskey hussey
hutchens hutcheson hutchings hutchins hutchinson hutchison hutton huynh hyatt hyde hyland ibarra
ingalls ingersoll ingle inglis ingraham ingram inman ireland irish irvin irvine irving irwin isaac
isaacs isaacson isbell ivey ivory jack jackman jacks jackson jacob jacobs jacobsen jacobson
jamerson james jameson jamieson jamison janes jankowski jansen janssen jarrell jarrett jarvis
jasper jay jefferies jeffers jefferson jeffery jeffrey jeffries jenkins jenkinson jenks jennings
jensen jernigan jessup jewell jewett jimenez jobe john johns johnson johnston johnstone joiner
jolley jolly jonas jones jordan jordon joseph josephs joyce joyner juarez judd judge judkins
julian jung justice justus kahn kaiser kaminski kane kang kaplan karr katz kauffman kaufman
kavanagh kay kaye kean keane kearney kearns keating keaton keeler keeling keen keenan keene keener
keeney keith kelleher keller kelley kellogg kelly kelsey kelso kemp kendall kendrick kennedy
kenney kenny kent kenyon kerns kerr kershaw kessler ketchum key keyes keys khan kidd kiefer
kilgore killian kim kimball kimble kimbrough kincaid king kingsbury kingsley kinney kinsey kinsley
kirby kirk kirkland kirkpatrick kirkwood kiser kitchen kitchens klein kline klinger knapp kniffen
knight knighton knotts knowles knowlton knox knudsen knudson knutson koch koehler kohl kohler kohn
kovacs kozak kraemer kraft kramer kraus krause krieger kroll krueger kruger kruse kuhn kurtz kyle
lacey lacy ladd lafferty laird lake lam lamar lamb lambert lamm lancaster landers landis landon
landry lane lang langdon lange langford langley langston lanham lanier lankford lansing lapointe
larkin larsen larson lash latham lathrop latimer lau lauer laughlin laurent lavender law lawler
lawless lawlor lawrence laws lawson lawton lawyer lay layman layne layton leach leary leavitt
leblanc leclair ledbetter ledford lee leeds leggett lehman lehmann leigh leighton leland lemon
lemons lennon lennox lentz leon leonard leslie lessard lester levesque levin levine levinson
levitt levy lew lewis lightfoot ligon lilly lim lima lin lincoln lind linder lindgren lindley
lindsay lindsey link linn linton lipscomb lister liston little littlefield littlejohn litton liu
livingston livingstone lloyd lo lockard locke lockett lockhart lockwood loftin loftus logan logue
lomax lombard lombardi london long longoria loomis looney lopez lord lott love lovelace loveless
lovell lovett low lowe lowell lowery lowry loy lucas luce lucero luckett ludwig lujan lumpkin luna
lund lundberg lundy lunsford luther lutz ly lyle lyles lyman lynch lynn lyon lyons lytle mabry
macdonald macdougall macintosh macintyre mack mackay mackenzie mackey mackie macklin maclean
macleod macmillan macpherson madden maddox madison madrid madsen magee maguire mahaffey maher
mahler mahon mahoney main major malcolm maldonado mallard mallory malone maloney mancini mandel
manley mann manning mansfield manson manuel maples marable marino maris mark markham markley marks
marlow marlowe marr marsh marshall marston martell martens marti martin martineau martinez martino
martinson marvin mason massey massie masters masterson mata matheny mather mathers matheson mathew
mathews mathewson mathias mathis matlock matson matteson matthews mattingly mattox mauldin maurer
maxey maxfield maxwell may mayberry mayer mayers mayes mayfield mayhew maynard mayo mays mcadams
mcafee mcalister mcallister mcarthur mcbride mcbryde mccabe mccaffrey mccain mccall mccallum
mccann mccarthy mccartney mccarty mccauley mcclain mcclellan mcclelland mcclendon mccloskey
mccloud mcclung mcclure mccollum mccomb mccombs mcconnell mccord mccorkle mccormack mccormick
mccoy mccracken mccrary mccray mccreary mccue mcculloch mccullough mccurdy mccutcheon mcdaniel
mcdaniels mcdermott mcdevitt mcdonald mcdonnell mcdonough mcdougal mcdougall mcdowell mcduffie
mcelroy mcewen mcfadden mcfarland mcfarlane mcgee mcgehee mcghee mcgill mcginnis mcglynn mcgovern
mcgowan mcgrath mcgraw mcgregor mcguire mchenry mchugh mcinnis mcintosh mcintyre mckay mckee
mckeever mckenna mckenney mckenzie mckeown mckinley mckinney mckinnon mcknight mclain mclaughlin
mclaurin mclean mclemore mclendon mcleod mcmahan mcmahon mcmanus mcmaster mcmillan mcmillen
mcmillian mcmullen mcmurray mcnabb mcnair mcnally mcnamara mcneal mcneely mcneil mcneill mcnulty
mcphee mcpherson mcqueen mcrae mcswain mcvay mcwhorter mcwilliams meacham mead meade meador
meadows mears mebane medeiros medina medley medlin meehan meek meeks mejia melendez mello melton
melville melvin mendenhall mendez mendoza mercado mercer meredith merriam merrick merrill merriman
merritt merriweather messer messina metcalf metz metzger metzler meyer meyers michael michaels
michaud michel mickelson mickens middleton milam milburn miles miley millard miller milligan
millikan mills milne milner milton mims miner minor minter minton mitchell mixon mize moeller
moffett moffitt mohr molina monaco monahan monk monroe monson montague montalvo montana montes
montgomery montoya moody moon mooney moore moorehead mora morales moran moreland moreno morey
morgan moriarty morin morley morrell morris morrison morrissey morrow morse mortensen mortimer
morton mosby moseley moser moses mosher mosier mosley moss mott moulton moultrie mount mowery
moyer mueller muhammad muir mulcahy muldoon mull mullen muller mulligan mullin mullins mulvaney
muncy mundy munn munoz munro munroe munson murdoch murdock murillo murphy murray murrell murry
musgrave musselman musser myers myles myrick nadeau nagel nagle nance napier narvaez nash nathan
nation nava navarro naylor neal neale neely neff negron neil neill nelms nelson nesbitt nestor
nettles neumann neville newberry newby newcomb newell newkirk newman newport newsome newton ng ngo
nguyen nicholls nichols nicholson nickerson nielsen nielson nieves nixon noble nobles noel nolan
noland nolen noonan norfleet norman norris north northcutt northrop norton norwood novak nowak
nowell nugent null numbers nunes nunez nunley nunn nutter nye oakes oakley oates obrien ocampo
ochoa oconnell oconnor odell oden odom odonnell odum offutt ogden ogle oglesby ohara okeefe oldham
olds oleary oliva olivas oliveira oliver olivier olmstead olsen olson olvera oneal oneil oneill
orellana ormond ornelas ororke orosco orourke orozco orr ortega ortiz osborn osborne osburn osgood
osorio osteen oswald otero otis otoole ott otto outlaw overby overman overstreet overton owen
owens oxford ozuna pace pacheco pack packard packer paddock padgett padilla pagan page paige paine
painter palermo palmer paquette pardo paredes parham paris parish park parker parkinson parks parr
parra parrish parrott parry parson parsons partridge paschal pascoe passmore pate patel paterson
patrick patten patterson pattison patton paul paulsen paulson paxton payne payton peace peacock
peak pearce pearl pearson pease peck pederson peebles peek peel peeples pelletier pemberton pena
pence pender pendergrass pendleton penn pennell pennington penny peoples pepper peralta perdue
perea pereira perez perkins perrin perrine perry perryman person pete peters petersen peterson
petit petrie pettigrew pettit pettway petty peyton pfeiffer pham phan phelan phelps phifer philips
phillips philpot phipps picard pickard pickens pickering pickett pierce pierre pierson pike
pilgrim pinckney pineda pinkerton pinkney pino pinto piper pippin pitman pitt pittman pitts plante
platt plummer plunkett poe poindexter poirier polanco polk pollack pollard pollock pomeroy pond
ponder poole poore pope popp porter portillo posey post poston pote potter potts poulin poulsen
pound powell power powers prado prater pratt prentice prescott presley pressley preston prewitt
price prichard priddy pride priest primm prince pringle prior pritchard pritchett proctor prosser
proulx pruett pruitt pryor puckett pugh pulido pullen pulley purcell purdy purnell purvis putman
putnam pyle quarles quick quigley quinlan quinn quinones quintero quiroz rackley radcliffe rader
radford ragland raines rainey ramey ramirez ramos ramsay ramsey rand randall randle randolph raney
rangel rankin ransom rasmussen ratcliff ratliff rauch rawlings rawlins rawls ray raymond rayner
read reader reagan reardon reaves rector redd redding reddy redman redmond reece reed reeder rees
reese reeves regan register reich reichert reid reilly reinhardt reiter reitz remington renfro
renner rennie reno reyes reyna reynolds reynoso rhea rhodes ricci rice rich richards richardson
richey richmond richter rickard ricketts rickman ricks riddick riddle ridenour rider ridgeway
ridley rigby riggins riggs rigsby riley rinaldi rinehart ring rios ripley ritchey ritchie ritter
rivas rivera rivers rizzo roach roark robb robbins roberson robert roberts robertson robin
robinette robins robinson robison robles robson rocha roche rock rockwell roderick rodgers
rodrigues rodriguez rodriquez roe rogan rogers rohr rojas roland roldan rollins rolon roman romano
romeo romero romo rooney root roper rosado rosales rosario rosas rose rosen rosenbaum rosenberg
rosenblum rosenfeld rosenthal ross rossi roth rothman rounds roundtree rourke rouse roush rowan
rowe rowell rowland rowley roy royal royce royer royster rubin rubio rucker rudd rudolph ruff
ruffin ruggiero ruiz rupp rush rushing rusk russ russell russo rust rutherford rutledge ryan ryder
sadler saenz sage salas salazar salcedo saldana salerno salgado salinas salisbury sallee salmon
salter samples sampson sams samson samuel samuels samuelson sanborn sanchez sanders sanderson
sandoval sands sanford santana santiago santos sapp sargent satterfield saucedo sauer saunders
savage savoy sawyer saxon saxton saylor scales scanlon scarborough scarbrough schaefer schaeffer
schafer schaffer scherer schmid schmidt schmitt schmitz schneider schofield schrader schreiber
schroeder schubert schuler schulte schultz schulz schumacher schuster schwab schwartz schwarz
scofield scott scroggins scruggs scully seals sears seaton seay sebastian sedgwick seeley segal
segura seibert seidel seifert seitz selby self sellers sells serna serrano session sessions settle
sewell sexton seymour shackelford shafer shaffer shah shank shanks shannon shapiro sharkey sharma
sharp sharpe shaver shaw shay shea shearer sheehan sheets sheffield shelby sheldon shell shelley
shelton shephard shepherd sheppard sherer sheridan sherman sherrill sherrod sherry sherwood
shields shin shine shipley shipman shirley shively shockley shoemaker shook short shorter shultz
shuman shumate siegel sierra sikes siler silva silver silverman silvers silvia simmons simms simon
simons simonson simpkins simpson sims sinclair singer singh singletary singleton sipes sisk
sizemore skaggs skelton skidmore skinner skipper slack slade slagle slater slaton slaughter sloan
slocum slone small smalley smalls smallwood smart smiley smith smithson smoot smyth smythe snead
sneed snell snider snipes snodgrass snow snowden snyder solano solis solomon somers somerville
sommer sommers song sorensen sorenson soria sosa soto sousa southard southerland southworth souza
sowell spain spalding spangler sparkman sparks sparrow spaulding spear spearman spears speer
spence spencer sperry spicer spiegel spinks spivey spooner spradlin sprague springer sprouse
spruill spurlock squires stacey stack stacy stafford stahl staley stallings stallworth stamper
stanfield stanford stanley stanton staples stapleton stark starkey starks starling starnes starr
statham staton stauffer stclair steadman stearns steed steel steele steen stegall stein steinberg
steiner stephen stephens stephenson stepp sterling stern stevens stevenson steward stewart stiles
still stillman stillwell stinnett stinson stock stockton stoddard stokes stoll stone stoner storey
storm story stott stout stovall stover stowe strand strange stratton strauss streeter strickland
stringer strong stroud stroup strunk stuart stubblefield stubbs stull sturgeon sturgill sturgis
styles suarez suggs sullivan summers sumner sumpter sutherland sutter sutton swafford swain swan
swank swann swanson swartz swearingen sweat sweeney sweet swenson swift swisher switzer swope
sykes sylvester tackett taft taggart talbert talbot talley tally tanner tapia tate tatum taylor
teague teal tedesco tellez temple templeton tennant tennyson terrell terry thacker tharp thatcher
thayer theriault thibodeaux thiel thigpen thomas thomason thompson thomsen thomson thorn thornburg
thorne thornhill thornton thorpe thrasher thurman thurston tibbs tidwell tierney tilley tillman
tilton timmerman timmons tinsley tipton tobias tobin todd tolbert toliver tolliver tomlin
tomlinson tompkins toney torrence torres toth townes towns townsend tracey tracy trahan tran trapp
travers travis traylor treadway tremblay trent trevino trimble triplett tripp trotman trotter
trout troutman troy truax trujillo truong tubbs tucker tuggle tully turley turnbull turner turpin
tuttle twitty tyler tyner tyree tyson ulrich underhill underwood unger upchurch upshaw upton urban
usher utley vail valadez valdes valdez valencia valentin valentine valenzuela valle vance vann
vargas varner vasquez vaughan vaughn vazquez vega velasco velasquez velazquez velez venable
ventura vera verdin vernon vick vickers victor vidal viera vigil villa villanueva villarreal
villegas vincent vines vinson vogel vogt voss waddell wade wadsworth wagner wagoner wahl waite
wakefield walden waldman waldron walker wall wallace waller wallin walling wallis walls walsh
walston walter walters walton wampler wang ward warden ware warfield warner warren warrick
warrington washburn washington wasserman waterman waters watkins watson watt watters watts waugh
way wayne weatherford weathers weaver webb webber weber webster weeks weems weinberg weiner
weinstein weir weis weiss weissman welch weldon weller wells welsh wendt wentworth werner wesley
wesson west westbrook westerman westfall weston wetzel whalen whaley wharton wheatley wheaton
wheeler whelan whipple whitacre whitaker whitcomb white whited whitehead whitehouse whitehurst
whiteman whiteside whitfield whiting whitley whitlock whitlow whitman whitmire whitmore whitney
whitson whitt whittaker whitten whittington whitworth wick wicker wicks wiggins wilbanks wilbur
wilburn wilcox wild wilde wilder wiles wiley wilhelm wilkerson wilkes wilkins wilkinson wilks
willard willett willey williams williamson williford willingham willis willoughby wills wilmot
wilson wilt wimberly winchester windham windsor winfield winfrey wingate winkler winn winslow
winstead winston winter winters winthrop wirth wise wiseman witcher witherspoon witt wolf wolfe
wolff womack wong wood woodall woodard woodbury woodcock wooden woodford woodhouse woodley
woodruff woods woodson woodward woodworth woody wooldridge woolf wooten word worden workman worley
worrell worsham worth wortham worthington worthy wray wren wright wu wyatt wylie wyman wynn yancey
yang yarbrough yates yazzie yeager yeates yi yoder yoo york yost young youngblood younger yount yu
zamora zapata zavala zeigler zeller zepeda zhang zhao zhou ziegler zimmer zimmerman zimmermann
zuniga
`;
