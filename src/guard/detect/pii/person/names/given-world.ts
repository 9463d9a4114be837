/** Given names of other languages, romanized, in plain lower case, parted by spaces. */
export const GIVEN_WORLD = `
aada aadam aadil aafke aake aaliyah aaltje aaro aart aasim aatos abbas abbondio abdallah abdelaziz
abdelkader abdelkrim abdellah abdelmajid abdelmalek abdelrahman abderrahim abderrahman abdul
abdulaziz abdulla abdullah abdulrahman abed abena abha abhay abhijit abhilash abhimanyu abhinav
abhishek abimbola abiodun abir abla abu achille achim adaeze adalbert adalgisa adalsteinn adaobi
addolorata adebayo adebola adedayo adekunle adel adelmo ademir adeola adesola adewale adham adil
adilet adilson adina aditi aditya adnan adolf adriaan adrien afaf afonso afua agamemnon agathe
aggeliki agim agnese agneta agnetha agnieszka agostinho agostino agoston agripina agust ahlam
ahmad ahmed ahmet ahsan ai aicha aidar aigerim aiguo aikaterini aila aime aino ainura airton aissa
aivar aivars ajay ajda ajit akane akanksha akash akemi akhil aki akiko akio akira akos akosua
akram aksel akshara akshay alaa aladar alaide alain alban albana albane albano alberico albin
albrecht alcides aldona aleida aleixo aleksa aleksandar aleksander aleksandr aleksandra
aleksandras aleksei aleksej alen alena ales alessandro alessio alexandr alexandre alexandros
alexandru alexei alexey alexios alf alfhild algirdas aliaa alibek alicja alida alikhan alinne
alkis alla almir alois aloisio alojz alojzy alok alpatu alper altair altin altynai alvar alvi
alvise alya alyona alzbeta alzira ama amaka amal amalie aman amandine amani amar amara ambra
ambrogio ambroise ambroz amedee amedeo amel amer amerigo ami amilcare amin aminah aminata amine
amit amitabh amitava ammar amna amol amr amrit amrita anahit analice anan anand ananda ananya anas
anastasios anastasiya anastazja anasztazia anatole anatoli anatoly anca andelko andor andrada
andras andree andrei andreia andrej andrey andrija andris andriy andrzej aneta anett anette anezka
anfisa ange angelika angeliki angiolina anh ani aniko anil anila anirban anirudh anisa anish anja
anjali anjana anke ankit ankita ankur annalisa annamaria annbritt annegret anneke anneli annelies
anneliese annelore annemiek annemieke annica annikki annunziata anouk ans anselme ansgar anshul
anssi antal antanas ante antero antje antonello antonie antonietta antonin antonios antoon antti
antun anuj anup anupam anupama anuradha anurag anushka anwar aparecida aparna apolline apoorva
apostolos apti araci aram aranka ararat arata arben arcangelo archana ard arda ardian ardit areej
arend argemiro argyris ari arie arij ariovaldo aris aristea aristeidis aristotelis arja arjan
arjen arjun arkadiusz arkady arlete arlindo arman armen armin armindo arna arnab arnar arnaud arne
arnfinn arni arnor arnost arnoud arnout arpad arpine arpita arrigo arsen arsene arseniy arseny
arta artak artan artem arto artur arturas artyom arun aruna aruzhan arvind arvo arwa asad asami
asbjorn asdis ase asel asgeir asger asgrimur asha ashish ashok ashot ashwin ashwini asia asimina
ask askar aslan aslaug asle asli asma asmaa aspasia assia assunta asta astghik astri asuka asya
asylbek atef athanasia athanasios athina atli atsuko atsushi atte attila attilio atul aubin audun
audur augustin auke auli aulikki aune aurel aurelie aurelien aurica aurore austeja avani avinash
avtandil awad axelle aya ayah ayaka ayako ayame aydin ayesha ayhan ayman aymeric aynur ayodele
ayotunde ayoub ayse aysegul aysel aysun aytac ayumi ayush azamat aziz aziza azza azzurra babajide
babatunde babita bader badr baerbel baha bahaa bahar bahiya baker bakr bakyt balaji balazs
baldassarre baldur baldvin balint balram baltazar balthazar baoying baptiste baran barbel barbora
bardhyl baris barna barnabas barnabe bartlomiej bartolomeo bartosz bas basak bashar bashir bashkim
basim basma bassam bassem bastiaan bastien batool battista batuhan baudouin bayram beata beate
bedrich beka bekbolat bekim bela belgin belma belmiro bence benedek benedicte benedikt benedita
benedito benedykt bengt benjamim benno benoit bente bento benvinda berangere berat berend bergljot
bergthora bergur berit berk berkay bernadete bernadett bernd bernhard bernhardt bernt bertalan
berthe berthold bertil bertille bertold bertus besa besart besik besnik bettina beyza bharat
bharati bhaskar bhavana bhavesh bhavna bhumika bhupendra biagio bianka bice bich bidzina bijoy
bilal bilel bilge bingwen binh bipin birger birgir birgit birgitta birkir birna birte birthe
bjarke bjarki bjarne bjarni bjoern bjorgvin bjork blandine blanka blaz blazej blazena blerim
blerta bodil bodo bogdan bogi boglarka bogumil bogumila boguslaw boguslawa bohdan bohumil bohumila
bohuslav bohuslava bojan bojana bolat boldizsar boleslaw bonifacy bora borge borislav borivoj
borje borna borys bosko botond bouchra bouke boutros bozena bozidar bragi brahim branca branimir
branka branko brecht breno bretislav brieuc brigitta brijesh brit britta bronislav bronislaw
bronislawa brygida brynja brynjar bujar bukola bulent burak burcu burkhard bushra busra caetano
cagla cagri caio calin calogero camillo can canan cansu capucine carin carine carita carlotta
carmine carsten caspar cassia cassiano cassio catalin catarina caterina cathrine catrin caua
cecilie cecylia cees celal celestin cem cemal cemil cemre cengiz ceren cesare cetin ceyda ceylan
cezar cezary chaima chaimae chaitanya chandan chandra chandrashekhar charalampos charline
charlotta charu chau cherif chetan chetna chi chiamaka chiara chidi chidinma chie chieko chihiro
chijioke chika chikako chinatsu chinedu chinelo chinonso chinwe chioma chirag chiyo chiyoko
christel christele christelle christer christiane christof christophe christos chrysa chrysanthi
chryssa chukwudi chukwuemeka chunhua chunmei cihan cinzia ciprian claes clarisse claudemir
claudete claudie claudiu claus cleber cleide cleiton clemence clemens clothilde clovis codrin coen
coline conceicao concetta conny constanca constant constanta constantin constantinos constanze cor
corentin cornel cornelis corneliu corrado corrie corrina cosimo cosmin costantino costanza
costanzo costel costin crina cristea cristi cristiana cristiane cristiano cristovao csaba csenge
csilla csongor cuneyt cuong cvijeta cyprien cyrille czeslaw czeslawa daan dafina dag dagmar
dagmara dagny dagur daichi daiki daisuke dalal dalibor dalimil dalva damiano damiao damilola damir
damla danai dandan dang dania danica daniele daniil danijel danijela danila danique daniyar danuse
danuta danylo dao daoud dapo dardan darija darina darinka dariusz darko darshan darshana darya
dato dauren davi davide davit davor dawei dawid deb debashish decebal deepa deepak deepali deepika
defne deise dejan delfim demet denes denilson denisa denisza deniz deodoro deolinda derya desanka
detlef detlev dev devendra devi devika dezso dhananjay dharmendra dhruv didier diederik diem diep
dieter dietmar dietrich dieuwertje dilara dilek dilip dilma dilnoza dima dimitra dimitrios
dimitris dinara dinesh dinh dinis dinko dino diogo dionysia dionysios dipti dirce dita divya
djalma djamel djamila djordje djuro dmitri dmitriy dmitry dmytro doaa dobroslav dobroslawa doerte
doga dogan dogukan doina domagoj domenica domenico domingas domingos dominika domonkos donata
donatella donatien dongmei doralice dorel dorien dorin dorina dorinel dorit dorota dorothee
dorottya doruntina dounia douwe dragan dragana dragica dragoljub dragos dragoslav dragutin
drahomir drahomira drazen driss drita dua duaa duarte dubravka duc duje dumitra dumitru dung dunja
durga dusan dusanka duygu dzhambek ebba ebele ebere eberhard ebru ece eckart eckhard eda edda ede
edeltraud ederson edgard edgars edilson edina edit edite ediz edoardo edon edouard edvaldo edwige
edyta eelco eelke eero efe efthymios eftychia efua egas ege egil egill eglantine egle egon ehab
ehrenfried eija eiji eike eiko eila eilif einar eino eirik eirikur eivind ejike eka ekaterina
ekaterini ekene ekkehard ela elcin elefteria eleftherios elemer elene eleonore elettra elfriede
eliane eliano elie elif elina eline elira elisabete elisabetta elisangela elisavet eliska
elizaveta elke ellinor elmar elna eloa elod elodie elof eloi els elsbeth else elson elza elzbieta
ema emad eman emanoil emanuel emanuela emanuele emeka emel emelie emeline emeric emese emi emiel
emiko emilien emin emina emine emir emmanuelle emoke emrah emre endre endrit enes engelbert engin
enguerrand eniko enitan ennio enora enrica enver enza enzo erblin ercole erdal erdem erdogan eren
erhan erhard eri erico eriko erion erja erkan erkki erla erlan erland erling ermal ermanno ermioni
erna erno ernst erol ersin ertugrul eryk erzsebet esa esam esi esin esko esmee espen esra essam
essi estelle estevao eszter etelka etienne etsuko ettore eude eudes eugen eugeniusz eunha eunji
eunjung eunkyung eurico evald evaldo evandro evangelia evangelos evelien evelyne even evert
everton evgeni evgenia evgeniy evgeny evren evzen ewa ewald ewelina eyglo eyjolfur eylul eymen
eythor ezio fabia fabiano fabien fabienne fabrice fabrizia fabrizio fadel fadi fadia fadime fadl
fadwa fahad fahd fahim fahri faina fairouz faisal faiza falk famke fang fanni farah fares farhan
farid farida faris farouk farrukh faruk fatema fathi fathia fatih fatiha fatma fatmir fatos fatou
fatoumata faustine fawaz fawzi fawzia faycal faysal fayza fedor fei felice felicie feliks
felisberto femke feng fenna fenne feras ferdi ferdinand ferdinando ferdynand ferenc ferhat feride
feriel ferit fernand fernande fernao ferruccio feyza fieke figen fikret filip filipa filipe filipp
filippa filippo filiz finnur fiorenza fiorenzo firas firmin firmino fitim fjola flaminia flamur
flavie flavien floarea floor flor florbela florea florent florentine florica florim florin floris
folake folasade folke folker folkert fons fortunato fotini fotis fouad franca francelina francesco
franciszek franciszka franck francois francoise franjo frano frans frantisek frantiska franz
franziska frauke frederica frederico frederik frederique fredrik freek freja freyja freyr fridrik
fridtjof friedemann friederike friedhelm friedrich frits froukje fruzsina fryderyk fuad fulvia
fulvio fumiaki fumiko fumio funda funmilayo furkan fyodor gabin gabor gabriele gabrijela gael
gaelle gaetan gaetana gaetano gagan gagik galina galini galip gamze ganesh gardar garik gaspard
gaspare gaurav gauri gautam gautier gavriil gavril gayatri gbenga gediminas geert geertje
geertruida geeta geir gellert gelu genesio gennadi gennady gennaro genowefa gentian geoffroy georg
georges georgeta georgi georgios georgiy geovana geraldo gerasimos gerben gerd gerda gergely gergo
gerhard gerlinde germain germano gernot gerrie gerrit gert gertjan gertraud gertrud gertrudes
gerwin gestur gevorg geza gezim ghada ghaith ghassan ghazi gheorghe gheorghita ghislain ghislaine
giacinto giacoma giacomo giampaolo giampiero giancarlo gianfranco giang gianluca gianluigi
gianmarco gianmaria gianni giannis gianpaolo gianpiero giedre gigliola gijs gijsbert gilberte
gilles gilmar gilson ginette ginevra gino gioacchino gioele gioia giordano giorgi giorgia giorgio
giorgos giovana girolamo gisele giselia gisle gisli gita gitta gitte giuditta giulia giuliana
giuliano giulietta giulio giuseppa giuseppe giuseppina giusi giustina giustino giusy gizella gizem
glaucia gleb gocha godelieve goffredo gohar gokce gokhan gonca goncalo gontran gonul gopal
gopinath goran goranka gordana goro gosta gottfried gotthard gotthilf gottlieb govind graca
graciete gracinda grazia graziana graziano graziella grazyna greetje greger gregoire gregor grete
gretel grgur griet grigore grigori grigoris grigoriy grigory grimur gro gry grzegorz gudbjorg
gudbrand gudjon gudlaug gudlaugur gudmund gudmundur gudni gudny gudrun guendalina guenole guenter
guenther guerrino guglielmo guido guilhem guilherme guilhermina guillaume gul gulay gulbahar
gulben gulcan gulizar gulnara gulnur gulsah gulsen gulten gunay gunborg gunda gundula guner gunes
gunhild gunilla gunn gunnel gunnhildur gunnlaugur gunter gunther guntis gunvor guohua guoqiang
guray gurkan gustaf gustave gustaw gusztav guttorm guus guven gwenaelle gwendal gylfi gyongyi
gyorgy gyorgyi gyozo gyula haakon habib habiba hacer hachiro hadeel hadi hadia hadjer hadrien
haejin haeun hafdis hafez hafid hafsa hafsteinn hafthor hagen hai haidar haiko haiyan hajar hajer
hajime hajnalka hakan hakim hakki hakob hakon hala haldun halide halil halime halina halla halldor
halldora hallgrimur haluk halvard halvor halyna hamad hamada hamdan hamdi hamed hamid hamida
hamlet hana hanaa hanako hanan hanane hanbyul handan hande hanga hanh hani hania hanin hanne
hanneke hannele hannelore hannes hannu hansjorg haoran harald haraldur hardik hari haris harish
harm harmen haroun harri harsh harsha harshad harshita hartmut hartwig haruka haruki haruko harun
haruna haruto hasan haseeb hashem hashim hasmik hasna hasnaa hassane hasso hatem hatice haukur
havel havva haya hayat haydar hayk hayoon hayrettin haytham hazem heba hedda hedinn hedvig hedvika
hedwig heejin heesun hege heida heidar heide heidemarie heidrun heike heikki heiko heimir heiner
heini heinrich heinz heitor helder heleen helge helgi helia helier helio helle hellmut helma helmi
helmut helmuth heloisa helvi hema hemant hemlata hendrik hendrika henk henna henning henny henri
henriette henrike henrique henryk henryka herbjorn herdis heribert hermann herve hetty hiba hicham
hichem hidde hideaki hideki hideko hideo hideyuki hielke hien hieronim hieu hikari hikaru hikmet
hilal hilde hildegard hildur hilja hilkka hillevi hilmar himanshu hina hinata hiroaki hiroki
hiroko hiromi hiroshi hirotaka hiroto hiroyuki hisako hisashi hisham hitesh hitomi hitoshi hjalmar
hjalti hjordis hlynur hoa hoai hoang hoda hojin holger hong hongmei honoka honore honorine horatiu
hordur horia horst hosam hossam hotaru houda houria hovhannes hrafn hrafnhildur hrant hrefna
hreidar hronn hrvoje hryhoriy hua huan hubertus huda hue hugues huguette hui huimin huld hulda
hulya hung hunor huong husamettin huseyin husnu hussain hussein huy hwan hyejin hyeon hyeonjun
hynek hyunjin hyunju hyunjung hyunsoo hyunwoo iacob iacopo iba iben ibolya ibtisam ichiro idalia
idalina idil idriss idun ieva ifeanyi ifeoma ifunanya ignac ignacy ignazio ihab ihsan iida iiris
iiro ikechukwu ikenna ikram ikuko ilari ilaria ilayda ilda ildiko ilenia ilhan ilia ilias ilidio
ilie ilija ilinca ilir ilka ilkay ilker ilkka ilknur illyria ilmari ilnur ilona ilse ilta ilya
ilze imad iman imane imed imke immacolata imran imre inacio inari inas inci indira indrani indrek
indu ineke inese inessa inga inge ingeborg ingegerd inger ingi ingibjorg ingimar ingo ingolf
ingolfur ingunn ingvar ingvild inkeri inna innokenty insa intisar ioan ioann ioanna ioannis
iolanda ion ionel ionela ionut iosif ipek ippolit iqra irakli irem irena ireneusz irfan irineu
irini irja irmgard irmina irmtraud iryna isa isak isam isamu isao isaure isha ishaan ishaq ishita
ismail ismet isolde israa issa issam isto istvan italo itsuki iulia iulian iuliana iuliu iuri
ivanka ivano ivar iveri iveta ivete ivett ivica ivka ivo ivone iwo iwona iyad iza izabel izabela
izsak izumi izzet jaak jaakko jaan jaana jaap jaber jabir jacco jacek jachym jacky jacobus jacopo
jad jadranka jadranko jadwiga jaehyun jaemin jaewon jafar jagdish jagoda jai jaideep jakab jakov
jakub jalal jaleel jali jalmari jameela jamel jamil jamila jamshid janaina jandira janek janina
janka janna janne janneke jannes jannis janny janos jans jantje januario janusz jari jarkko jarl
jarle jarmil jarmila jarmo jarno jaromir jaroslav jaroslava jaroslaw jaroslawa jasim jasmina jasna
jassim jatin jawad jaya jayant jayanta jayanti jayashree jayesh jedrzej jehan jelani jelena jelica
jelka jelle jelmer jenneke jenni jeno jens jeppe jere jerker jernej jeroen jerzy jesper jet jiahao
jianguo jianhua jianjun jiaqi jiaxin jide jignesh jihad jihan jihane jihoon jihye jimin jindra
jindrich jindriska jing jingyi jinho jinhua jinlong jinwoo jiri jirina jiro jisoo jisu jitendra
jitka jiwon jiwoo jiyeon jiyoung joachim joakim joao jocelyne jochem jochen joelma joep joerg
johann johanne jokull jolan jolana jolanda jolanta jolien jona jongho jonina jonna joop joost
jooyoung jordao jorg jorgen joris jorma jorn jorrit jorunn jos josef joselito josephe josiane
josias josien josip josipa josselin jostein joszef jouko joumana jouni jovana jovanka jovica jozef
jozefa jozo jozsef juca judicael juergen juha juhana juhani juho jukka julcsa juliane juliano
julien juliska juliusz jun jungho junho junhyuk junichi junjie junko junseo juraci juraj jurandir
jurate jure jurgen jurgis jurica juris juro jurre jurriaan jussara jussi justyna jutta juulia
jyoti jyotsna jyri jyrki kaan kaarina kaarlo kabir kacper kadija kadir kadri kadriye kaede kaido
kaija kailash kairat kaisa kaj kaja kajal kajetan kakha kalervo kalevi kalle kalliopi kalman
kalpana kaltrina kalyan kamal kamala kamel kamil kamilla kamini kamlesh kamuran kana kanae kanako
kaori kaoru karam karan karel karima karine karitas karlheinz karlo karola karolin karoline karoly
karsten karthik kartik karuna kashish kaspar kasper kata katarina katarzyna katashi katerina
kateryna kathrin katica katinka katja katla katri katrien katriina katrin katsu katsumi katsuo
katsuro kauko kavita kavitha kawtar kayo kayoko kazimiera kazimierz kazue kazuhiko kazuhiro kazuki
kazuko kazumi kazuo kazuya kazuyuki kazys kedar kees kehinde kei keigo keiji keijo keiko keisuke
kelechi kemal kemi kenan kenichi kenji kenta kentaro kenza kenzo kerem kerim kersti kerstin kerttu
keshav kestutis ketan ketevan ketil ketill khadidja khadija khadra khaled khalid khalida khalifa
khalil khamzat khanh khatia khava khawla khayri khoa khoi khushi kichiro kien kiko killian kimiko
kimmo kinga kinuko kiran kirill kirsi kirsti kirti kitti kiyoko kiyomi kiyoshi kjartan kjell
kjersti kjetil klaas klaasje klara klas klaudia klaudie klavdia kleio klemen klemens klodian knut
koba koen koenraad kofi kohei koichi koji kojo kolbeinn kolbrun komal konrad konstantin
konstantina konstantinos konstanty koos koppany koray korbinian korhan kornel kornelia kosmas
kostas kotaro kouki kresimir krishna krishnan kristbjorg kristiina kristijan kristinn kristjan
kristjana kristof kristoffer kristyna krisztian krisztofer kriti krystian krystyna krzysztof
ksawery ksenia ksenija kseniya kubilay kubra kujtim kuldeep kumari kumiko kunal kundan kunigunde
kunio kunle kuno kursat kusum kveta kvetoslav kvetoslava kwabena kwadwo kwaku kwame kwasi kyllikki
kyoko kyosti kyriaki kyriakos kyungho kyungsoo lada ladislav ladislava lado laercio laetitia laima
lajos lakshman lakshmi lale lalit lalita lama lambert lamberto lamia lamis lan larisa lasha lasse
laszlo lata latif latifa latife laure laurens laurent laurentiu laurenz laurinda laurine lauro
lavanya laxmi layal leandre lech leda leela leen leendert lefteris lehel leif leifur lene leni
lenka lenke lennart lenuta leokadia leone leonhard leonid leontin leos lerato lesya leszek letizia
lev levan levent levente levon leyla lianne libor libuse lidiya lidwien lieke lien lies liesbeth
liesel lieselot lieselotte lieve liga lihua liis liisa lijuan lijun lili liling lilit liliya lilja
linah line lineu linh linn lirim lise liselotte liubov livio liviu ljerka ljiljana ljubica
ljubomir ljudmila loa loan loay lodewijk loes loftur loic loick loke lokesh long lorand lorant
loredana lorella lorenz loris lothar lotta lotte louane loubna louison loukas lourenco lourival
lova lovisa lovre lovro luay luba lubna lubomir lubos lubov luc luce lucie lucienne lucija lucile
lucilia lucja lucjan lucrezia lucyna ludek ludger ludivine ludovic ludovica ludovico ludvig ludvik
ludwig ludwik ludwika luigi luigia luigina luise luiz lujain lujza lukasz lule luminita lurdes
lusine lutz luuk luzia lwazi lydie lykke lyubov lyudmila maaike maarja maarten maartje machiko
machteld maciej madalena madalina maddalena madelief madhav madhavi madhu madhuri madina madis
madoka mads mael maelle maelys magdalene magdalini magdolna magne magnhild magomed maha mahdi
mahendra maher mahesh mahima mahmoud mahmud mahmut mai maicon maija maike maiko maira maisa maj
maja majd majdi majed majida maki makiko makoto maksim maksymilian malak malati malek malene
malgorzata malin malini malkhaz mallika malo malte malwina mamadou mami mamiko mamoru mamta mamuka
mana manabu manal manami manana manar manas mandeep manfred manfredi mangesh manila manish manisha
manju manjula manlio mano manoel manoj manolis manon manos mansi mansour mao maram marat marceau
marceline marcell marcello marcin marcio mareike marek maren marfa margareta margarete margarethe
margaux margherita margit margita margreet margret margreta margrethe margriet margrit margunn
mariangela mariann marianthi marica maricica mariek marieke mariella marielle mariet mariette
marija marijan marijana marije marijke marijn marika mariko marilda marilena marilene marilia
marin marine marinela marinete marinko marinus marioara mariola marios maristella marit marita
marius mariusz mariya marja marjaana marjan marjatta marjo marjolaine marjolein marjut marketa
markku marko markos markus marli marlies marloes marnix mart marte marteinn marten marthe martial
martijn martim martine martinha martinho martins martje marton martti martyna marwa marwan maryna
marzena marzia marzio masaaki masahiko masahiro masaki masako masami masanori masao masaru masashi
masato masayuki masoud massimiliano massimo masumi mate matei matej mateja mateus mateusz mathea
mathieu mathijs mathilde mathis mathurin matija matild matko matous mats matthaus matthieu
matthijs matti mattia matts matvei matyas matylda maunu maurits maurizia maurizio maurycy maxence
maxime maximiano maximilien mayank mayara mays maysa maysoon maytham mayu mayuko mayumi mayur
mazen mechteld mechthild mecia medina meelis meena meenakshi meera meeri megha meghana megumi
mehdi mehmet mehtap meifeng meihua meike meiling meindert meinhard meinolf melek melih meliha
melike melis melitta melle meltem mengyao menno meral mercia merel merete merethe meriem merike
merja mert mervat merve meryem mesut metehan metin mette mevlut mher micael michail michal
michalis michela michelangelo micheline michi michiko michio mickael midori mieczyslaw mieczyslawa
mieke mieko miep mies mihael mihaela mihai mihail mihaly miho mihoko mijin mikael mikhail mikheil
miki mikiko mikio mikko miklos mikolaj mikulas milada milana mile milica milind milivoj milja
miljenko milka mille milorad milos miloslav miloslava milosz milota miloud milovan mimmo mimoza
minako minal minami mindaugas mine ming minghua mingxia minh minho minjae minji minjun minjung
minna minoru minseo minsoo minwoo mio miodrag miran miray mircea mirco mirek mirela mirja mirjam
mirjami mirjana mirko mirlinda miro miron miroslav miroslaw miroslawa miruna mirva misaki misako
mislav mitali mitja mitsuko mitsuo mitsuru mitya miu miwa miyako miyoko miyoung miyu miyuki mizuki
mladen moa moacir moataz modeste moe mogens mohamad mohammad mohammed mohan mohini mohit mohsen
mohsin mojmir momcilo momoka momoko moncef monia monika morena moreno morgane moritz morten
mostafa motoko mouad mounir mourad moussa movsar mpho mridula mrinal muammer muath mubarak mucahit
mudar muge muhammet muhannad muharrem muhittin muhsin mukaddes mukesh mukhtar mukta mukul mumtaz
muna munir murad murali murat murilo musa mustafa mustapha mutaz muzaffer my mykhailo mykola
mylene myrto myungsoo nabil nabila nada nadege nader nadezda nadezhda nadim nadir nadiya nadja
nael nagesh nahed nahla naif naila naima naja najat najib najla najwa nalan naledi nalini nam
namita namjoon namrata nana nanako nanami nandi nandini nandor nanna nannette nao naoki naoko
naoto naoual narayan narek narendra naresh nargiza nashwa nasim nasr nasreen nasser natale
natalina nataliya natalya natasa natascha natassa natercia natia nato natsuki natsuko natsumi
naveen navin nawal nawel nayef nazan nazare nazik nazim nazli nazzareno ndidi nea nebahat nebojsa
necati necdet necla necmettin neculai neda nedeljko nedim neelam neeltje neeraj neeta neha neide
neiva nektarios nel nela nelia nelleke nello nelu nemanja nenad nerina nermin neslihan nesrin
nesrine neusa neven nevena nevenka nevin nevio nevzat nga ngan nghia ngoc ngozi nguyet nhan nhi
nhu nhung niccolo nicklas nicla nicolaas nicolae nicoleta nicoletta nicolo nicu nicusor nidal
nidhi niek niels nienke nihad nihal nihat niilo nika nikhil nikica niklas nikodem nikola nikolaj
nikolaos nikolaus nikolay nikoleta nikolett nikoletta nikolina nikoloz nikos nilay nilesh nilgun
nilima nils nilson nilton nilufer nimisha nimr nimrod nine nino ninon niraj nirmal nirmala
nirupama nisha nishant nisreen nissrine nitin nitya nives niyazi nizar njal njall nkechi nkiru
nnamdi nneka noboru nobuko nobuo nobuyuki nodira noelie noemia noemie noha nomvula nonhlanhla
nonna noomi noora noortje noriaki noriko norio normunds nosipho nouf nour noura noureddine novella
nozomi nuha nune nunzia nunzio nura nurah nuran nuray nurcan nurettin nuri nuriye nurlan nursultan
nurten nurullah oana oanh obinna obioma obrad octavian odd oddbjorn oddny oddur oddvar odete odile
odo odon odysseas ogechi ognjen oguz oguzhan oili okan okechukwu okke oksana oktay olabisi oladele
olafia olafur olamide olanrewaju olav olavi olavo olayinka olcay oldrich oldriska ole oleg oleh
oleksandr oleksandra oleksiy olena olesya olha olinda olindo oline olivera olivier oliwia oliwier
olli olof olufemi olumide olusegun oluwaseun olympe olympia om omaima omayma ombretta omer omero
onder ondrej onno onur onyeka onyinye ophelie orazio orest oreste orestis orhan oriane orietta
orjan orn ornella orri orsola ortrud orvokki osama osamu oskar osman osmar osmo ossi ostap ostwald
oszkar otabek otakar otar otavio otello otfried othman othmane otmar otso ottar ottavia ottavio
ottfried ottmar ottokar ouissam oumaima ousmane oussama ove ovidiu oya oyku oyvind ozan ozcan ozge
ozgur ozkan ozlem ozren paal paavo padma padmini paivi paivikki pal palesa pall pallavi palle
palmiro panagiota panagiotis pankaj panna panos pantelis paola paolo par parag paraschiva
paraskevi paresh parminder parul parvati pascale pascaline pascoal pasi pasquale paterne patricie
patrik patrizia patrizio patrycja patryk pauli pavan pavao pavel pavla pavle pavlina pavlos pawan
pawel payal peder pekka pelin pellegrino pembe peng pentti per perihan pernilla pernille pero
petar peteris petr petre petri petrica petro petronella petros petru petrut petter petur phat
philibert philippe philippine phong phuc phung phuong pia pien pier piera pierangelo pierfrancesco
piergiorgio pierluigi piero pierpaolo pierre pierrick piet pieter pietro pilvi pim pina pinar pino
piotr piret pirjo pirkko piroska piyush placide platon pola polina polyxeni pompeo pontus pooja
poonam poul prabhakar prachi pradeep pradip prafulla prakash pramod pranab pranav pranay prasad
prasanna prasanth prashant praskovya pratap prateek pratibha pratik pratima praveen pravin
pravoslav preben predrag preeti prem premysl prerna priit primoz priti priya priyanka prodromos
prokhor prokop prosper prune przemek przemyslaw puja puneet punit purnima pushkar pushpa pyotr
qais qasim qiang qing qiuyue quan quang que quinten quinto quirino quoc quyen quynh raakel rabab
rabah rabia rabie rachele rachid rachida rade radek radha radhika radim radka radmila rado radojka
radomir radoslav radoslaw radovan radu radwan raed raeda rafal raffaele raffaella rafik rafiq
raghad raghav raghu ragna ragnar ragnheidur ragnhild ragnhildur rahaf rahim rahma rahul raid raija
raili raimo raimondo raimund rainer raivis raivo raj raja rajaa rajan rajat rajeev rajendra rajesh
rajeshwari rajiv rajko raju rakel rakesh rakhi ralf rallou raluca rama ramadan raman ramazan
ramesh rameshwar rami ramy ramya ramzan ran rana rand randa rani rania ranim ranjan ranjana ranjit
ranko raouf raphaelle rares rasa rasha rashed rashid rashmi rasmi rasmus ratan rati ratko ratna
rauha rauno ravi ravindra rayane raymonde razan razvan rebeka rebekka recep reda redouane reem
reena refik regine regis reham rei reidar reidun reijo reiko reimund rein reiner reinhard reinhart
reinhold reinier reino reinout rejane reka rekha remco remigiusz remo remzi ren renat renate
renaud renske renu renuka renzo reshma resi resul reynald reynir rezso riad rian rianne ricardina
riccardo richa rida ridvan rie rieko rients riet riikka riina riitta rik riko riku rim rima
rimantas rimma rin rina rinaldo rinat rino rinus rio risa rishabh rishi risto ritesh ritika
ritsuko ritu rituparna ritva riyad riyadh riza rizvan rizwan roald roba robbert robson rodica
rodion rodolphe roel roeland roelof rogerio rohan rohini rohit rok roksana rokuro romain romane
romano romaric romeu romolo romuald ronaldo rong ronja roope roos rosalinde rosangela rosaria
rosel roseli roseline rosella roshan roshni rosilda rosinha rossana rossella rostislav roswitha
rotraud roula roxane roza rozalia ruba rubem rubens rubina ruchi ruchika rudi rudiger rudolf
ruediger ruggero ruggiero rui rukiye rula rumi rumiko runar rune runolfur ruolan rupa rupali
rupesh ruprecht ruslan ruslana rustam rusudan ruta rute rutger ruud ruurd ruya ruzena ruzica rym
ryo ryoichi ryoko ryosuke ryota ryszard ryuichi ryuji saad saada saadia saana saar saara sabah
sabahattin saber sabir sabri sabrin saburo sacha sachi sachiko sachin sadao sadik saevar safa
safaa safae safak safia safwan saga sagar sahar sahil sahin said saif saila saima sajid sakari
saki sakiko sakina sakura salah salam salambek saleem saleh salem salete salih salim salima salli
salman salwa samar sameer sameera sameh samer samet sami samia samih samuele samuli samvel sana
sanaa sanda sandeep sander sandhya sandip sandis sandor sandrine sangeeta sangho sangmin sangwoo
sanja sanjana sanjay sanjeev sanjiv sanna sanne sanni sante santeri santina santino santo santosh
saori sapna sardor sargis sarita sarka saroj sarojini sarolta sarra sasa sascha saskia sasmita
satish satoko satomi satoru satoshi satu satya satyam saulius saumya saurabh sava savely savino
savita savo savvas sawsan sayaka sayed sayuri sebastiaan sebastiano sebastiao sebastien sebestyen
seda sedat seema sefa segolene segun seif seiichi seija seiji seiko sejun selahattin selami selcuk
selda selim selin sema semen semih semra semyon senay sener senka seohyun seojin seojun seongmin
seoyeon seoyun seppo serafim serafima serafino serap serban serdar sergei sergey sergiy serhat
serhiy serik serkan sermin setsuko settimio seulgi seun seungho seunghyun sevda severin severine
sevgi sevil sevilay sevim sevinc seweryn sezen sezer sezgin shabana shadha shadi shadia shahd
shahin shailendra shailesh shaima shakir shalini shalva shamil shan shankar shanshan shanta
shanthi shaohua sharad sharda sharif sharmila shashank shashi shavkat shaymaa sheetal shekhar
shereen sherif sherine shigeki shigeko shigeo shigeru shiho shilpa shin shinichi shinji shinjiro
shinobu shintaro shintarou shiori shireen shirish shiv shiva shivam shivani shizuka shizuko sho
shobha shobhana shogo shohei shoichi shoji shota shpresa shraddha shreya shruti shu shuang shubham
shufen shuhui shuichi shuji shun shunsuke shweta shyam shyamala sibel sibilla sibusiso sibylle
siddharth sidharth sidonie siebe siegbert siegfried sieglinde siegmar siegmund siegrid sien
sietske sif sigbritt sigfrid sigfus siggeir siggi sigmar sigmundur signe signy sigrid sigridur
sigrun sigtryggur sigurbjorg sigurbjorn sigurd sigurdur sigurjon sigurlaug sigurros sigvard siham
sihem siim sijbrand silja silje silke silvana silvano silvestro silvija silvino silviu simao
simion sinan sindre sindri sinem sini sinisa sipho siranush siri sirio sirkka sirpa sirush siv
sivert siwoo siyu sizwe sjaak sjef sjoerd skander skender skuli sladjana slava slaven slavica
slavko slavoljub slavomir slavomira slawomir slobodan slobodanka smaragda smita smriti sneha
snehal snezana snjezana snorri sofian sofiane sofie sofya soha soib soile solene solenne soley
solomiya solveig solvi soma son sona sonal sonali sonam songul soohyun soojin sooyoung sopo sora
soraia sorana soren sorin sorina sota sotiria sotiris souad soufiane souha soukaina soumaya soumya
sourav souta spomenka spyridon spyros srdjan srecko sretan sridhar srikanth srinivas srinivasan
stamatis stana stanislas stanislav stanislava stanislaw stanislawa stanko stavros stavroula
stefano stefanos steffen steffi stein steinar steingrimur steinn steinunn stela stelian stelios
stellan steluta sten stepan stepanka stephane stian stig stijn stipe stjepan stojan stratos sture
sturla stylianos suad suat subaru subhash subhashini subir subodh subramaniam sucheta sudha
sudhakar sudheer sudhir sudip suelen suely suha suhail suhaila sujata sujatha sujin sujit sukanya
sukran sulaiman sule suleiman sulekha suleyman sultan suman sumaya sumeyye sumiko sumin sumit
sumitra suna sunanda sundar suneeta sungho sunghoon sungmin sunil sunita sunna sunniva supriya
suraj suren surendra suresh surinder surya sushant susheela sushil sushila sushma sushmita susumu
suus suvi suzana suzu suzuko suzume svanhildur svante svatava svatopluk svava svea svein sveinn
sven svenja sverre sverrir svetlana svetozar svitlana swantje swapna swapnil swarup swati sybille
sybren syed sylva sylvain sylvaine sylvi sylwester sylwia synnove sytske szabina szabolcs szczepan
szilard szilveszter szilvia szofia szymon taco tadao tadashi tadeas tadeu tadeusz taehyung taeyang
tafari taha tahani taher tahir tahsin tai taichi taiki taina taisiya taisto taito taiwo takahiro
takako takao takashi takayuki takehiko takeo takeru takeshi taku takuma takumi takuya talal talat
taleb talita tam tamas tamaz tamer tamiko tamila tamim tamta tan tancrede tanel taner tanguy tanja
tanmay tanuja tanvi tapan tapani tapio taras tarcisio tarek tareq tarik tariq tarja tarmo taro
taru tarun tasneem tasos tatevik tatjana tatsuo tatsuya tatyana tawfik tayfun taylan taysir tea
teemu teija teiko teimuraz teitur tejas tejaswini tekin tekla telemaco tendai tengiz teodor teofil
teppo teresinha terez tereza terezia terhi terje tero terttu teruko teruo tetsuo tetsuya tetyana
teun teunis teuta teuvo tevfik thabo thach thai thales thamer thanasis thandiwe thanh thanos thao
themba theodor theodoros theofanis theophile theresia theun thi thibaud thibault thibaut thien
thierry thijs thilo thinh tho thor thorarinn thorben thorbjorg thorbjorn thordis thordur thorgeir
thorgerdur thorhallur thorir thorlakur thorleif thorsteinn thorsten thorunn thorvald thorvaldur
thrainn thrandur thu thuan thulani thuy tian tiberio tiberiu tibor tiborc tien tigran tihana
tihomir tiia tiina tiit tijana tijmen tijn tikhon tilde tilman tilo timea timm timo timofey
timothee timur tin tinatin tine tineke tingting tinna tino tiril titouan titu tiziana tiziano
tjitske toan tobi tobiasz toini toivo tolga toma tomasia tomasz tome tomiko tomio tomislav tommaso
tommi tomo tomoe tomohiro tomoko tomomi tomoya tomoyuki tone tonino tonje toomas toon toos tor
torben torbjorn tord tore torfi torgeir torgny torhild toril torkel torleif tornike torstein
torsten toru torunn tosca toshiaki toshiko toshio toshiro toshiyuki toussaint tove toyin traian
trang traudl trausti traute tri triin trinh troels trond truc trude trung trupti truus tryggvi
trygve tsubasa tsukasa tsuneo tsutomu tsuyoshi tu tuan tuba tudor tugba tugce tuija tullio tumelo
tunc tuncay tunde tung tuomas tuomi tuomo turan ture turgay turgut turhan turid turki turo tushar
tuukka tuula tuva tuyen tuyet tymon tymoteusz tytti uberto ubirajara ubul uche uchenna uday udo
ufuk ugo ugochi ugur ulas uldis ulf ulfar ulisses ulku ulla ulle ulli ullrich ulrich ulrik ulrika
ulrike ulrikke ulugbek ulyana uma umar umbelina umberto umeko umesh umida umit umran umut unal
unnar unni unnur uno urbain urban urho urias urmas urmila uros urpo urs ursel urska ursule urszula
urvashi usama usha usko usman uta ute utku uttam uwe uyen uzoma vaclav vadim vagner vahan vahe
vahit vahram vaibhav vaios vaishali vaishnavi vakhtang valdemar valdimar valdir valdis valentim
valer valerian valeriu valeriy valeriya valery valgeir valgerdur valia valida valmir valmira valon
valter valur van vanda vandana vanderlei vangelis vani vania vanja vanna vanya vappu vardan
varduhi varsha varun varvara vasant vasanthi vasco vasek vasile vasili vasilica vasilije vasiliki
vasilios vasilis vasiliy vasily vassilis vasu vasudha vasyl vaya vazgen vazul vedat vedran vedrana
veena veer veera veerle veijo veikko veli velimir veljko vemund vencel vendula venkat venkata
venkatesh venla venyamin verena verica verner veronika vesa vesna vesteinn vianney vibeke vibha
vicencia victoire vidar vidya vieno viet vigdis vigen viggo vija vijay vijaya vijayalakshmi vikas
vikram vikrant viktor viktoria viktorie viktorija viktoriya vilborg vildan vilde vilem vilhelm
vilhjalmur vilho viljami viljo ville vilmos vimal vimala vinay vincenc vincenza vineet vineeta
vinh vinicius vinita vinka vinko vinod vintila violaine violetta viorel viorica vipin vipul vira
virag viraj virendra virginie virpi virva vishal vishnu vishwanath visnja vit vita vitale vitali
vitalina vitaliy vitaly vitezslav vitor vittoria vittorio vivek viveka viviane vjekoslav vjosa
vlad vladan vladimira vladislav vladlen vlado vladut vlasta vlastimil vlastislav vlatka vlatko
voicu vojin vojislav vojtech volkan volker volkmar volodymyr vratislav vsevolod vuk vukasin vy
vyacheslav vytas vytautas waclaw wael wafa wafaa wagner wahid wahida wakana walburga waldemar
waldtraud waleed walenty waleria walid walther waltraud waltraut wanderley wandrille wangari
wanjiru waseem washington wasim wataru wei weidong weiguo weihong weimin weiping wellington wenbo
wendelin wenjie wenjing wenli wenzel werner weronika wibke wibo wichert widad wiebe wiebke wiebren
wiel wieland wieslaw wieslawa wietse wigbert wijdan wijnand wiktor wiktoria wilfried wilhelm
willem willemijn willi willibald wim wincenty winfried wioletta wislawa wissam witold wladyslaw
wlodzimierz wojciech wolf wolfgang wolfram wonho wout wouter wubbo xaviere xenofon xhevahir xiang
xiaobo xiaodong xiaofeng xiaohong xiaohui xiaojun xiaoli xiaoling xiaomei xiaoming xiaoyan xiaoyu
xin xinyi xinyu xiu xiulan xiuying xiuzhen xuan xue xuefeng xuemei yaa yacine yagmur yahia yahya
yakov yakup yalcin yamen yamini yan yana yang yanhong yanli yanling yann yannick yannis yaqoub
yaroslav yaroslava yasar yasemin yaser yash yashoda yashwant yasin yasmeen yasser yassin yassine
yasuhiro yasuko yasuo yasushi yavuz yawen yayoi yazan yegor yejin yejun yekaterina yelena yeliz
yelizaveta yen yerin yerlan yesim yetunde yevgeni yevgenia yevgeniy yevgeny yevhen yiannis yifan
yigit yildiray yildiz yilmaz yiming ying yingjie yinka yiorgos ylli yngvar yngve yngvi yoann
yogendra yogesh yogita yohan yoichi yoko yolande yong yonghong yoojin yoona yoonji yori yoshi
yoshiaki yoshie yoshiko yoshimi yoshinori yoshio yoshiro yoshito yosuke youcef youko younes
youngho youngjae youngmi youngsoo younis yousef youssouf yrjo yrsa yu yua yuan yucel yuchen yufei
yuhan yui yuichi yuiko yuji yuka yukari yuki yukie yukiko yukio yuko yulan yulian yuliia yuling
yuliya yuma yumei yumi yumiko yun yuna yunseo yunus yuriko yuriy yusra yuta yutaka yuting yuto yuu
yuxin yuxuan yuya yuzuki yves zacharie zafer zaher zahir zahraa zaid zaina zainab zakaria zakariya
zakhar zaki zakia zalan zamfir zamir zanele zarina zaven zaynab zaza zbigniew zbynek zbysek zdena
zdenek zdenka zdislava zdravka zdravko zdzislaw zdzislawa zeferino zehra zeina zeinab zekeriya
zeki zelia zelie zeliha zelimkhan zeljka zeljko zeno zerrin zeyad zeynep zhanna zhen zheng zhenhua
zhihao zhihui zhiqiang zhiwei zhiyong zhong ziad zied zihan zikmund zilda zina zinaida zineb zivko
zixuan ziya ziyi zlata zlatan zlatko zodwa zofia zofie zohra zoi zoltan zongying zoran zorana
zorica zouhair zoya zrinka zsanett zselyke zsigmond zsofia zsolt zsombor zsuzsa zsuzsanna zsuzsi
zubair zubeyde zuhair zuhal zulaikha zuleyha zulfiya zulmira zura zurab zuzana zuzanna zvonimir
zvonko zygmunt zyta
`;
