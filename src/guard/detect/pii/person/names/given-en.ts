/** Given names of English-speaking countries, in plain lower case, parted by spaces. */
export const GIVEN_EN = `
aaron abbey abbie abbigail abby abe abel abigail abner abraham abram ace ada adaline adam addie
addison adela adelaide adele adeline adelyn adrian adriana adrianna adrianne adriel adrienne
agatha agnes aidan aiden aileen aimee ainsley aisha aislinn alaina alan alana alanis alanna
alastair alayna albert alberta alden aldo aleah alec aleena alejandra alex alexa alexander
alexandra alexandria alexia alexis alfie alfred alfreda algernon ali alia alice alicia alijah
alina alisa alisha alison alissa alistair allan allen allie allison allyson allyssa alma alondra
alonzo aloysius alphonse alton alva alvin alyce alycia alyson alyssa amanda amaya amber amberly
ambrose amelia amelie amie amir amira amiyah amos amy ana anabel anabelle anastasia anders
anderson andre andrea andreas andrew andy angel angela angelica angelina angeline angelique angelo
angie angus anika aniyah ann anna annabel annabella annabelle annabeth annalise anne annemarie
annetta annette annie annika annmarie anson anthony antoine antoinette antonia antonio antony
april arabella archer archibald archie arden aretha aria ariana arianna arianne ariel ariella
arielle arlene arlo armand armando arnold arron art artemis arthur arturo arvid asa asher ashlee
ashleigh ashley ashlyn ashlynn ashton aspen astrid athena aubree aubrey audra audrey audrina
august augusta augustine augustus aurelia aurora austin autumn ava avery axel ayden ayla aylin
bailey barb barbara barbie barbra barclay barnaby barney baron barrett barrie barry bart
bartholomew basil baxter baylee bea beatrice beatrix beau beck becky bella belle ben benedict
benita benjamin bennett bennie benny benson bentley bernadette bernadine bernard bernice bernie
bert bertha bertram bertrand beryl bess bessie beth bethan bethany bethel betsy bette bettie betty
bettye beulah beverley beverly bianca bill billie billy bjorn blaine blair blaise blake blanca
blanche bo bob bobbi bobbie bobby bode bonita bonnie boyd brad braden bradford bradley bradly
brady braeden braiden bram branden brandi brandie brandon brandy branson brantley braxton brayan
brayden breana breanna breanne brenda brendan brenden brendon brenna brennan brent brenton bret
brett bria brian briana brianna brianne brice bridger bridget bridgette brielle briggs brigham
brigitte briony bristol britney britt brittani brittany brittney brock broderick brodie brody
bronson bronte bronwen bronwyn brook brooke brooklyn brooks bruce bruno bryan bryanna bryant bryce
brynlee brynn bryon bryony bryson buck bud buddy buford burt burton buster byron caden cadence
cael cai caitlin caitlyn caleb caleigh cali callan callie callum calum calvin cam camden cameron
camila camilla camille campbell candace candice candis candy caprice cara carey carina carissa
carl carla carlene carley carlie carlo carlos carlton carly carlyle carmela carmella carmen carol
carole carolina caroline carolyn caron carrie carroll carson carter cary caryl caryn casey cash
casper cass cassandra cassidy cassie castiel cate catharine catherine cathleen cathryn cathy
cayden cecelia cecil cecile cecilia cedric celeste celestine celia celine chad chance chandler
chanel channing chantal chantel charis charity charla charlee charleen charlene charles charley
charlie charlotte charmaine chase chasity chastity chauncey chaya chelsea chelsey chelsie cher
cheri cherie cherise cherry cheryl chester chet cheyenne chloe chris chrissie christa christen
christi christian christie christin christina christine christoph christopher christy chrystal
chuck cian ciara cicely cillian cinda cindy cissy claire clara clare clarence clarice clarissa
clark claude claudette claudia claudine clay clayton clem clement clementine cleo cleveland cliff
clifford clifton clint clinton clive clyde coby cody cohen colby cole coleen coleman colette colin
colleen collin collins colm colt colten colton conan connie connor conor conrad constance cooper
cora coral coralie corbin cordelia corey corina corinna corinne cormac cornelia cornelius cornell
corrine cortez cortney cory courtney coy craig cressida crispin cristina crystal cullen curt
curtis cynthia cyril cyrus dahlia daisy dakota dale dallas dalton damian damien damion damon dan
dana dane dangelo dani daniel daniela daniella danielle danika danita dannie danny dante daphne
darby darcey darcy daren daria darian darin dario darius darla darleen darlene darnell darrel
darrell darren darrin darryl darwin daryl dash dave davey david davina davion davis dawn dawson
dax dayana dayton deacon dean deana deandre deangelo deann deanna deanne debbie debora deborah
debra declan dee deena deidre deirdre deja delaney delbert delia delilah della delmar delores
deloris delphine delroy demarcus demetria demetrius demi dena denis denise dennis denny denver
denzel derek derick dermot derrick deshawn desiree desmond destinee destiny devan deven devin
devon devonte dewayne dewey dexter diamond diana diane dianna dianne diego digby dillan dillon
dimitri dina dinah dion dionne dirk dixie dollie dolly dolores domenic dominic dominick dominik
dominique don donal donald donavan donna donnell donnie donny donovan dora doreen dorian doris
dorothea dorothy dorsey dot dottie doug dougal douglas doyle drake drew duane dudley duke duncan
dustin dusty dwayne dwight dylan eamon earl earle earlene earline earnest eartha easton ebenezer
ebony ed eddie eddy eden edgar edie edison edith edmond edmund edna edsel eduardo edward edwardo
edwin edwina effie egbert eileen eilidh elaina elaine elam elana eldon eldora eldridge eleanor
eleanore elena eleni eli elia eliana elias elijah elin elinor eliot elisa elisabeth elise elisha
elissa eliza elizabeth ella elle ellen ellery elliana ellie elliot elliott ellis ellsworth elma
elmer elmo elnora eloise elouise elroy elsa elsie elspeth elton elva elvin elvira elvis elwin
elwood elyse ember emelia emerson emery emil emile emilee emilia emilie emily emlyn emma emmaline
emmalyn emmanuel emmeline emmerson emmet emmett emmie emmy enid enoch enrique ephraim eric erica
erich erick ericka erik erika erin eris erma ernest ernestine ernie errol ervin erwin eryn esme
esmeralda esperanza esther ethan ethel ethelyn etta eugene eugenia eugenie eula eunice eustace eva
evalyn evan evangeline evans eve evelyn everett everette everly evette evie ewan ewen ezekiel ezra
fabian faith fallon fannie fanny farrah farrell fatima faye felicia felicity felipe felix fergus
ferguson fern fernando ferris fidel finbar findlay finlay finley finn finnegan fiona fletcher flo
flora florence florine flossie floyd flynn forest forrest foster fox fran frances francesca
francine francis francisco frank frankie franklin franklyn fraser fred freda freddie freddy
frederic frederick fredrick freeman freya frieda fritz gabe gabriel gabriela gabriella gabrielle
gage gail gale galen gareth garett garfield garland garret garrett garrick garrison garry garth
gary gavin gayla gayle gaynor gemma gena gene geneva genevieve geoff geoffrey george georgette
georgia georgiana georgie georgina gerald geraldine gerard gerardo germaine gerri gerry gertrude
gia gianna gideon gigi gil gilbert gilda giles gillian gina ginger ginny giovanna giovanni giselle
gladys glen glenda glenn glenna gloria glynis godfrey godwin golda goldie gordon grace gracelyn
gracie grady graeme graham grant granville grayson greg gregg gregory greta gretchen greyson
griffin griselda grover guadalupe guinevere gunnar gunner gus gussie gustav guy gwen gwendoline
gwendolyn gwyn gwyneth hadassah hadley hailee hailey hal haley halle hallie hamish hamza hank
hanna hannah hans harlan harley harlow harmony harold harper harriet harriett harris harrison
harry hartley harvey hassan hattie haven hayden haylee hayley haywood hazel heath heather hector
heidi helen helena helene helga henley henrietta henrik henry herb herbert herman hermione
herschel hester hettie hilary hilda hillary hiram hollie hollis holly homer honor hope horace
horatio hortense houston howard howie hubert hudson huey hugh hugo humphrey hunter huxley hyacinth
hyman ian ibrahim ichabod ida idris ignatius igor ike ila ilene iliana imani immanuel imogen
imogene ina india inez ingrid ira irene irina iris irma irvin irving irwin isaac isabel isabela
isabell isabella isabelle isadora isaiah isaias ishmael isiah isidore isla isobel israel issac iva
ivan ivor ivy izaac izabella izzy jace jacinda jack jackie jacklyn jackson jaclyn jacob jacqueline
jacquelyn jacques jada jade jaden jadon jaiden jaime jake jakob jalen jaliyah jamal jamar jameel
james jameson jami jamie jamison jan jana jane janelle janessa janet janette janice janie janine
janis janiya jared jarod jaron jarred jarrett jarvis jasmin jasmine jason jasper javier jax jaxon
jaxson jay jayce jaycee jayda jayden jayla jayleen jaylen jaylin jaylynn jayme jayne jayson jazmin
jazmine jean jeanette jeanie jeanine jeanne jeannette jeannie jeannine jed jedidiah jeff jefferey
jefferson jeffery jeffrey jeffry jemima jemma jen jena jenna jennie jennifer jenny jerald jeremiah
jeremy jeri jermaine jerome jerri jerrod jerry jess jesse jessica jessie jethro jett jewel jewell
jill jillian jim jimmie jimmy jo joan joann joanna joanne joaquin jocelyn jody joe joel joelle
joesph joey johan johanna johannes john johnathan johnathon johnnie johnny joleen jolene jolie jon
jonah jonas jonathan jonathon joni jordan jordyn jorge jose joseph josephine josette josh joshua
josiah josie josue jovan joy joyce joycelyn juan juana juanita judah judd jude judi judith judson
judy jules julia julian juliana julianna julianne julie juliet juliette julio julissa julius june
junior juniper justice justin justina justine justus kacey kade kaden kadence kai kaia kaila
kailee kailey kailyn kaitlin kaitlyn kaitlynn kale kaleb kaleigh kali kaliyah kallie kameron
kamila kamryn kane kara kareem karen kari karin karina karissa karl karla karlee karly karma karol
karrie karson karter karyn kasey kassandra kassidy kate katelin katelyn katelynn katharina
katharine katherine katheryn kathi kathie kathleen kathryn kathy katia katie katlyn katrina katy
kaya kayden kaydence kayla kaylee kayleigh kaylie kaylin kaylynn keanu keaton keegan keenan keira
keisha keith kelcie kellan kellen kelley kelli kellie kelly kelsea kelsey kelsie kelton kelvin ken
kendal kendall kendra kendrick kenna kennedy kenneth kennith kenny kent kenton kenya kenyon kermit
kerri kerry kevin keyla kian kiana kiara kiera kieran kierra kiersten kiley kim kimber kimberlee
kimberley kimberly kingsley kingston kinsley kip kira kirby kirk kirsten kirstie kirstin kirsty
kit kitty klaus knox kobe koby kody kolby kolton konner korbin kory kourtney kris krista kristal
kristen kristi kristian kristie kristin kristina kristine kristofer kristopher kristy krystal
krysten krystle kurt kurtis kyla kylan kyle kylee kyleigh kyler kylie kyra kyrie lacey laci lacie
lacy laila lainey lamar lamont lana lance landen landon landry lane laney lara larissa lark larry
lars latasha latisha latonya latoya laura laurel lauren laurence lauretta lauri laurie laverne
lavinia lawrence lawson layla layne layton lea leah leander leandra leann leanna leanne lee leena
leia leigh leighton leila leilani lela leland lemuel lena lennie lennon lennox lenny lenora lenore
leo leola leon leona leonard leonardo leonie leonora leopold leora leroy lesley leslie lesly
lessie lester leticia letitia letty levi lewis lexi lexie lia liam liana libby lidia lila lilah
lilian liliana lilith lillian lilliana lillie lilly lily lilyana lina lincoln linda lindsay
lindsey lindy linnea linus linwood lionel lisa lisbeth lisette lissa liv livia liz liza lizbeth
lizzie lloyd logan lois lola london lonnie lonny lora loraine loreen lorelai lorelei loren lorena
lorene lorenzo loretta lori lorie lorna lorraine lorrie lottie lou louella louie louis louisa
louise lowell luana luca lucas lucia lucian luciana lucien lucille lucinda lucius lucretia lucy
luella luis luka lukas luke lula lulu luna luther lydia lyla lyle lyman lyn lynda lyndon lyndsay
lyndsey lynette lynn lynne lynnette lyra lyric mabel mable mac mack mackenzie macy madalyn maddie
maddison maddox madeleine madeline madelyn madelynn madge madilyn madison madisyn mae maeve
magdalena maggie magnolia magnus mahala maia maisie maisy makayla makenna makenzie malachi malakai
malcolm malia malik malinda mallory malorie mamie mandi mandy manny manuel mara marc marcel
marcella marcelle marci marcia marcie marco marcos marcus marcy margaret margarita margarite marge
margery margie margo margot marguerite maria mariah mariam marian mariana marianna marianne
maribel marie mariel mariela marietta marigold marilee marilyn marina mario marion maris marisa
marisol marissa maritza marjorie mark marla marlee marleen marlena marlene marley marlin marlon
marlowe marlys marquis marquise marsha marshall marta martha martin martina marty martyn marva
marvin mary maryam maryann maryanne marybeth marylou mason mathew mathias mathilda matilda matt
matteo matthew matthias mattie maud maude maura maureen maurice maverick mavis max maxim
maximilian maximus maxine maxwell may maya maynard mckayla mckenna mckenzie mckinley meadow meagan
meg megan meghan mei mel melanie melba melinda melisa melissa mellissa melody melva melville
melvin melvyn mercedes mercy meredith merle merlin merrick merrill merritt mervin mervyn meryl mia
micah michael michaela micheal michel michele michelle mick mickey miguel mika mikaela mikayla
mike mikey mila mildred milena miles miley millard millicent millie milly milo milton mimi mina
mindy minerva minnie mira miracle miranda mireille miriam misty mitch mitchel mitchell moira
moises mollie molly mona monica monique monroe montana monte montgomery monty mordecai morgan
moriah morris mortimer morton moses moshe muhammad muriel murphy murray mya myah myles myra myrna
myron myrtle nadia nadine nan nancy nanette naomi narcissa nash nasir natalia natalie nataly
natasha nate nathalie nathan nathanael nathaniel neal ned nehemiah neil nell nellie nelson nena
neo nerys nessa nettie neva nevada nevaeh neve neveah neville newton nia niall niamh nicholas
nichole nick nicki nickolas nicky nico nicola nicolas nicole nicolette nigel nikita nikki niko
nikolai nikolas nikole nina nixon noah noe noel noelle noemi nola nolan nona noor nora norah
norbert noreen norma norman norris norton nova nyla nylah oakley obadiah octavia octavius odell
odessa odette ofelia ola olaf olga olive oliver olivia ollie oma omar omari oona opal ophelia ora
oran oren orion orlando orson orval orville osborne oscar osmond oswald oswaldo otis otto owain
owen ozzie paige pam pamela pamella paris parker pascal pat patience patrica patrice patricia
patrick patsy patti pattie patty paul paula paulette paulina pauline paxton payton pearl pearlie
pearson pedro peggy penelope penny percival percy perla perry pete peter petra petula peyton phil
philip philippa phillip phillis philomena phineas phoebe phoenix phyllis pierce piers piper pippa
polly poppy porter portia preston primrose prince princess priscilla prudence prue queenie quentin
quincy quinlan quinn quinton rachael racheal rachel rachelle rae raegan raelyn raelynn rafael rafe
raina ralph ramiro ramon ramona ramsay ramses ramsey randal randall randi randolph randy ranulph
raphael raquel rashad rashida raul raven ray raya rayan rayden raymond raymundo rayna rayne raynor
reagan reanna reba rebecca rebekah reece reed reese regan reggie regina reginald reid remi
remington remus remy rena renae renata rene renee reta reuben reva rex rey reyna reynold rhea
rhett rhian rhiannon rhoda rhodri rhona rhonda rhys ria ricardo rich richard richie rick rickey
rickie ricky rico riley rita river rob robbie robby robert roberta roberto robin robyn rocco
rochelle rocio rocky rod roddy roderick rodger rodney rodrick rodrigo rogan rogelio roger roland
rolando rolf rollin roma roman romeo romilly ron ronald ronan ronda ronin ronnie ronny roosevelt
rory rosa rosalie rosalina rosalind rosaline rosalyn rosamund rosanna rosanne rosario roscoe rose
roseann roseanne roselyn rosemarie rosemary rosetta rosie roslyn ross rowan rowena rowland roxana
roxanna roxanne roxie roy royal royce ruben rubin ruby rudolph rudy rudyard rufus rupert russ
russel russell rusty ruth ruthie ryan ryann ryder ryker rylan ryland rylee ryleigh rylie sabine
sabrina sade sadie saffron sage saige sally salma salvador salvatore sam samantha samara samir
sammie sammy samson samuel sandi sandra sandy sanford santiago santos saoirse sara sarah sarahi
sarai sariah sasha saul saundra savanna savannah sawyer scarlet scarlett scot scott scottie scotty
seamus sean sebastian selena selina selma selwyn septimus seraphina serena serenity sergio seth
seymour shad shana shane shania shaniqua shanna shannon shari sharlene sharon sharron shaun shauna
shaw shawn shawna shayla shaylee shayna shayne shea sheena sheila shelby sheldon shelia shelley
shelly shelton sheree sheri sheridan sherman sherri sherrie sherry sherwood sheryl shiloh shirley
shoshana shyanne shyla sibyl sid sidney siena sienna sierra sigmund silas silvia simeon simon
simone sinclair sinead siobhan skye skyla skylar skyler sloan sloane sofia sol solomon sondra
sonia sonja sonny sonya sophia sophie spencer stacey staci stacia stacie stacy stan stanford
stanley stefan stefanie stella stephan stephanie stephany stephen stephon sterling steve steven
stevie stewart storm stuart sue sullivan summer susan susana susanna susannah susanne susie sutton
suzan suzann suzanne suzette sybil syble sydney sylvester sylvia sylvie tabatha tabitha talia
talon tamara tameka tami tamia tamika tammie tammy tamsin tania tanisha tanner tansy tanya tara
taryn tasha tate tatiana tatum taylor teagan ted teddy teena tegan temperance tennyson terence
teresa teri terra terrance terrell terrence terri terrie terry tess tessa thad thaddeus thalia
thatcher thea thelma theo theodora theodore theresa therese theron thomas thora thornton thurman
tia tiana tiara tiffani tiffany tilda tillie tilly tim timmy timothy tina tisha titus tobias toby
tod todd tom tomas tommie tommy toni tonia tony tonya tori toya trace tracey traci tracie tracy
travis tremaine trent trenton tressa trevon trevor trey tricia trina trinity trisha tristan
tristen tristin tristram troy trudy trula truman tucker turner twila ty tyler tyra tyree tyrell
tyrese tyrone tyson ulysses una unity uriah uriel ursula val valarie valencia valentina valentine
valentino valeria valerie vance vanessa vaughan vaughn veda velma venetia venus vera verity verna
vernon veronica vicki vickie vicky victor victoria vida vikki vince vincent vincenzo viola violet
violeta violette virgie virgil virginia vivian viviana vivien vivienne von wade walker wallace
wally walt walter wanda warner warren watson waverly waylon wayne webster weldon wendell wendi
wendy wes wesley westley weston whitney wilbert wilbur wilda wiley wilford wilfred wilfredo
wilhelmina will willa willard william willie willis willow wilma wilmer wilson windsor winfred
winifred winnie winona winston winter woodrow woody wren wyatt wynn wynne wynona xander xandra
xavier ximena yadira yael yahir yasmin yasmine yesenia yolanda york yosef yoselin yusuf yvette
yvonne zac zach zachariah zachary zachery zack zackary zahra zander zane zara zaria zariah zavier
zayden zayne zechariah zeke zelda zelma zena zeta zia zion zoe zoey zoie zola zora zuri
`;
